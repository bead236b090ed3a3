import { createContext, type ParentProps, useContext } from "solid-js";
import type { Department } from "#protocol/model";
import type { Segment } from "#protocol/segment";
import type { Names } from "./names.ts";

/** What every field of the editor stands on. */
export type Editing = {
  /** What to do about the thing at exactly this place, or null. */
  wrong(place: string): string | null;
  /** The same for it and all below it. */
  wrongIn(place: string): string | null;
  departments(): readonly Department[];
  segments(): readonly Segment[];
  names(): Names;
  disabled(): boolean;
};

const Context = createContext<Editing>();

export const EditingProvider = (props: ParentProps<{ editing: Editing }>) => (
  <Context.Provider value={props.editing}>{props.children}</Context.Provider>
);

export function useEditing(): Editing {
  const editing = useContext(Context);
  if (editing === undefined) throw new Error("useEditing is called outside the editor.");
  return editing;
}
