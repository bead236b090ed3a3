import type { Message, Note } from "#protocol/model";

export type Entry = Message | Note;

export const isNote = (entry: Entry): entry is Note => "after" in entry;

/** Each note behind the message it was written after; those before the first one held come with older pages. */
export function interleave(messages: readonly Message[], notes: readonly Note[], more: boolean): Entry[] {
  if (notes.length === 0) return [...messages];
  const first = messages[0]?.seq ?? 1;
  const early = more ? [] : notes.filter((note) => note.after < first);
  const last = messages.at(-1)?.seq ?? 0;
  return [
    ...early,
    ...messages.flatMap((message) => [
      message,
      ...notes.filter((note) => note.after === message.seq || (message.seq === last && note.after > last)),
    ]),
  ];
}

/** The message above this place, over notes in between. */
export function messageBefore(entries: readonly Entry[], index: number): Message | undefined {
  const above = entries[index - 1];
  return above !== undefined && isNote(above) ? messageBefore(entries, index - 1) : above;
}

export function isBehindNote(entries: readonly Entry[], index: number): boolean {
  const above = entries[index - 1];
  return above !== undefined && isNote(above);
}
