import { createSignal } from "solid-js";

export type Drafts = { of(conversation: string): string; set(conversation: string, text: string): void };

/** What was begun and not sent, kept per person and conversation while the tab lives. */
export function createDrafts(user: string, storage: Storage): Drafts {
  const key = draftsKey(user);
  const [drafts, setDrafts] = createSignal(read(storage, key));
  return {
    of: (conversation) => drafts()[conversation] ?? "",
    set(conversation, text) {
      const { [conversation]: _, ...others } = drafts();
      const next = text === "" ? others : { ...others, [conversation]: text };
      setDrafts(next);
      storage.setItem(key, JSON.stringify(next));
    },
  };
}

/** A note that was begun has a place of its own: it must never be sent as an answer. */
export const noteDraft = (conversation: string): string => `note:${conversation}`;

/** So has one that goes with a conversation that is handed on. */
export const handDraft = (conversation: string): string => `hand:${conversation}`;

/** Settings of a site that were changed and not saved, and to whom mail goes. */
export const settingsDraft = (site: string): string => `settings:${site}`;
export const mailDraft = (site: string): string => `mail:${site}`;

export const draftsKey = (user: string): string => `hejdesk:drafts:${user}`;

function read(storage: Storage, key: string): Readonly<Record<string, string>> {
  try {
    const held: unknown = JSON.parse(storage.getItem(key) ?? "{}");
    if (typeof held !== "object" || held === null) return {};
    return Object.fromEntries(Object.entries(held).filter((entry) => typeof entry[1] === "string"));
  } catch {
    return {};
  }
}
