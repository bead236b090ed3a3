import { limits } from "#protocol/limits";
import { wordsFor } from "./words.ts";

/** A mail becomes so many messages at most. */
const MOST = 5;
const SPACE_FOR_NOTES = 400;

export type IncomingText = {
  text: string;
  attachments: number;
  /** Whom it is from, where that is not the address known as theirs. */
  stranger: string | null;
  language: string;
};

/** [MAI6] A mail as messages that fit. What is not taken over is said at its end; none for a mail that says nothing. */
export function incomingTexts({ text, attachments, stranger, language }: IncomingText): string[] {
  const { incoming } = wordsFor(language);
  const whole = text.replaceAll("\0", "").trim();
  if (whole === "" && attachments === 0) return [];
  const parts: string[] = [];
  let rest = whole;
  while (rest !== "" && parts.length < MOST) {
    const room = limits.body - (parts.length === MOST - 1 ? SPACE_FOR_NOTES : 0);
    const cut = cutAt(rest, room);
    parts.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  const notes = [
    ...(stranger === null ? [] : [incoming.stranger(stranger.slice(0, limits.email))]),
    ...(rest === "" ? [] : [incoming.cut(rest.length)]),
    ...(attachments === 0 ? [] : [incoming.attachments(attachments)]),
  ];
  if (notes.length === 0) return parts;
  const last = parts.pop() ?? "";
  const ending = notes.map((note) => `[${note}]`).join("\n");
  const both = last === "" ? ending : `${last}\n\n${ending}`;
  return both.length <= limits.body ? [...parts, both] : [...parts, last, ending];
}

/** After a paragraph, else a line, else a word, else wherever it has to be; never within one character. */
function cutAt(text: string, room: number): number {
  if (text.length <= room) return text.length;
  for (const end of ["\n\n", "\n", " "]) {
    const at = text.lastIndexOf(end, room);
    if (at > room / 2) return at;
  }
  return /[\ud800-\udbff]/.test(text.charAt(room - 1)) ? room - 1 : room;
}
