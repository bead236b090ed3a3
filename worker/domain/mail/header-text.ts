import { oneLine } from "#protocol/model";

/** Line and paragraph separators, and what turns or hides the text around it. Joiners stay: scripts and emoji need them. */
const UNSEEN = /[\u2028\u2029\u200B\u200E\u200F\u061C\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFE\uFFFF]/g;

/**
 * What somebody filled in, as it may stand in a header: one line, no control characters, nothing that a reader's
 * program would decode to something else, at most `most` characters.
 */
export function headerText(said: string, most: number): string {
  const line = oneLine(said).replace(UNSEEN, " ").replaceAll("=?", "= ?").replace(/\s+/g, " ").trim();
  const cut = Array.from(line).slice(0, most).join("");
  return cut.length < line.length ? `${cut.trimEnd()}…` : line;
}
