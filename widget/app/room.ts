import type { Accessor } from "solid-js";
import { createContext, useContext } from "solid-js";
import type { TagConfig } from "#protocol/model";
import type { Acts } from "../chat/acts.ts";
import type { Chat } from "../chat/chat.ts";
import type { Device } from "../chat/device.ts";
import type { Form } from "../form/form.tsx";
import type { Visit } from "../visit/visit.ts";
import type { Speech } from "./speech.ts";

/** What every part of the app stands in. */
export type Room = {
  settings: TagConfig["settings"];
  acts: Acts;
  chat: Accessor<Chat>;
  speech: Speech;
  device: Device;
  /** Who the page says the visitor is. */
  person: Visit["person"];
  /** What is needed where a chat is not enough; there once it was needed and came. */
  form: Accessor<Form | undefined>;
};

const Context = createContext<Room>();
export const RoomProvider = Context.Provider;

export function useRoom(): Room {
  const room = useContext(Context);
  if (!room) throw new Error("This part stands outside of a RoomProvider.");
  return room;
}
