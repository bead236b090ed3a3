import { cutSignature } from "./cut-signature.ts";
import { findHistory } from "./find-history.ts";

/**
 * What somebody wrote newly in a mail, without what their program quoted below it and without their signature. What may
 * be theirs stays: answers between quoted lines keep the whole, and a mail of which nothing would be left is kept as it is.
 */
export function cutHistory(text: string, markers: readonly string[]): string {
  const lines = text
    .replace(/\r\n?/g, "\n")
    .replace(/\u00a0/g, " ")
    .split("\n");
  const own = cutSignature(withoutHistory(lines, markers)).join("\n").trim();
  return own === "" ? text.trim() : own;
}

function withoutHistory(lines: readonly string[], markers: readonly string[]): readonly string[] {
  const history = findHistory(lines, markers);
  if (history === null) return lines;
  const before = lines.slice(0, history.from);
  const below = lines.slice(history.body);
  // Only what is quoted line by line tells where it ends; all else goes to the end of the mail.
  if (!isQuote(below.find((line) => !isBlank(line)) ?? "")) return before;
  const firstOwn = below.findIndex((line) => !isQuote(line) && !isBlank(line));
  if (firstOwn === -1) return before;
  const after = cutSignature(below.slice(firstOwn));
  if (after.every(isBlank)) return before;
  // An answer below the quote, as some are used to; else answers in between, which make no sense without it.
  if (before.every(isBlank) && !after.some(isQuote)) return after;
  return lines;
}

const isQuote = (line: string): boolean => /^\s*>/.test(line);
const isBlank = (line: string): boolean => line.trim() === "";
