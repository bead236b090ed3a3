import { type ParentProps, Show } from "solid-js";
import type { Failure } from "../api/request.ts";
import { explain } from "../locales/explain.ts";
import { Icon } from "./icon.tsx";

/** What went wrong, in words, or nothing. */
export const FailureNotice = (props: { failure: Failure | null }) => (
  <Show when={props.failure}>
    {(failure) => (
      <p class="notice bad" role="alert">
        <Icon name="alert" />
        <span>{explain(failure())}</span>
      </p>
    )}
  </Show>
);

export const GoodNotice = (props: ParentProps) => (
  <p class="notice good" role="status">
    <Icon name="check" />
    <span>{props.children}</span>
  </p>
);
