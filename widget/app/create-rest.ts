import { type Accessor, createEffect, createSignal } from "solid-js";
import type { Chat } from "../chat/chat.ts";
import { isLive } from "../chat/told.ts";

export type Rest = typeof import("../details/rest.tsx");

/** What only some visitors need: those who wait, who choose a department, or who come while nobody is there. */
export function createRest(chat: Accessor<Chat>): Accessor<Rest | undefined> {
  const [rest, setRest] = createSignal<Rest>();
  const isNeeded = () => {
    const { queue, state, availability } = chat();
    return (
      queue ||
      (availability && !isLive(chat()) && (!availability.open || state === "missed" || availability.departments[0]))
    );
  };
  createEffect(() => {
    // Where it cannot be had the chat goes on without: what is written is stored all the same.
    if (isNeeded() && !rest()) void import("../details/rest.tsx").then(setRest, () => {});
  });
  return rest;
}
