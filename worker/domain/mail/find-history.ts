import { attributions, blockLabels, forwards, originals } from "./history-words.ts";

/** Where what is quoted begins: `from` with the line that announces it, `body` with the quote itself. */
export type History = { from: number; body: number };

/** An attribution is broken over as many lines at most, and has as many characters. */
const MOST_LINES = 4;
const LONGEST = 400;
/** Outlook's block has as many lines at most. */
const BLOCK = 7;
/** Blank lines between an attribution and its quote. */
const GAP = 3;
/** A line that says "Original Message" is no longer. */
const LONGEST_RULE = 120;

/** The first sign of it. A forwarded mail ends the search: it is what somebody wants us to read. */
export function findHistory(lines: readonly string[], markers: readonly string[]): History | null {
  const known = markers.map((marker) => marker.toLowerCase());
  const lastOwn = lines.findLastIndex((line) => !isQuote(line) && !isBlank(line));
  for (const [index, line] of lines.entries()) {
    const said = plain(line);
    if (said === "") continue;
    if (known.some((marker) => said.includes(marker))) return above(lines, index);
    if (isQuote(line)) {
      // Quoted to the end of the mail, without a word about where it is from.
      if (index > lastOwn) return { from: index, body: index };
      continue;
    }
    if (isRule(said, forwards)) return null;
    if (isRule(said, originals)) return { from: index, body: index + 1 };
    if (isBlock(lines, index)) return { from: aboveRule(lines, index), body: index + 1 };
    const start = attributionStart(lines, index);
    if (start !== null) return { from: start, body: index + 1 };
  }
  return null;
}

/** Without marks that turn text, decoration and case. */
const plain = (line: string): string =>
  line
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/^[\s>]+/, "")
    .trim()
    .toLowerCase();

const isQuote = (line: string): boolean => /^\s*>/.test(line);
const isBlank = (line: string): boolean => line.trim() === "";

/** Words of ours between dashes or alone with a colon, and nothing else in the line. */
const isRule = (said: string, words: readonly string[]): boolean =>
  said.length <= LONGEST_RULE &&
  words.includes(said.replace(/^[-–—_*\s]+/, "").replace(/[-–—_*\s:]+$/, "")) &&
  /^[-–—_*]{2}|:$/.test(said);

/** Our own line: what announces the quote that it stands in goes with it. */
function above(lines: readonly string[], marker: number): History {
  const quote = isQuote(lines[marker] ?? "");
  let body = marker;
  while (quote && body > 0 && isQuote(lines[body - 1] ?? "")) body--;
  let from = body;
  while (from > 0 && isBlank(lines[from - 1] ?? "")) from--;
  if (from === 0) return { from: body, body };
  return { from: attributionStart(lines, from - 1, true) ?? body, body };
}

/** The line in which an attribution begins that ends in line `end`. The shortest run of lines that makes sense. */
function attributionStart(lines: readonly string[], end: number, announced = false): number | null {
  if (!/[:：]$/.test(plain(lines[end] ?? ""))) return null;
  const quoteFollows = announced || followsQuote(lines, end);
  for (let start = end; start >= 0 && start > end - MOST_LINES; start--) {
    const first = lines[start] ?? "";
    if (isBlank(first) || isQuote(first)) return null;
    const said = lines
      .slice(start, end + 1)
      .map(plain)
      .join(" ");
    if (said.length > LONGEST) return null;
    if (isAttribution(said, quoteFollows)) return start;
  }
  return null;
}

function isAttribution(said: string, quoteFollows: boolean): boolean {
  const when = /\p{Nd}{4}|\p{Nd}{1,2}[:.h]\p{Nd}{2}|\p{Nd}{1,2}[./-]\p{Nd}{1,2}/u.test(said);
  const whole = count(said, "<") === count(said, ">") && count(said, "(") === count(said, ")");
  if (!when || !whole || !(quoteFollows || said.includes("@"))) return false;
  return attributions.some(
    ({ starts, verb }) =>
      said.includes(verb) && (starts.length === 0 || starts.some((start) => said.startsWith(start))),
  );
}

const count = (text: string, part: string): number => text.split(part).length - 1;

const followsQuote = (lines: readonly string[], index: number): boolean =>
  isQuote(lines.slice(index + 1, index + 1 + GAP).find((line) => !isBlank(line)) ?? "");

/** Who with an address, when, and to whom or what about, each in a line of its own. */
function isBlock(lines: readonly string[], index: number): boolean {
  const first = lines[index] ?? "";
  // "From: Berlin, To: Hamburg, Date: Friday" is what somebody wants of us.
  if (!first.includes("@") || !hasLabel(first, blockLabels.who)) return false;
  const rest = lines.slice(index + 1, index + BLOCK);
  const end = rest.findIndex(isBlank);
  const block = end === -1 ? rest : rest.slice(0, end);
  return (
    block.some((line) => hasLabel(line, blockLabels.when)) && block.some((line) => hasLabel(line, blockLabels.what))
  );
}

const hasLabel = (line: string, labels: readonly string[]): boolean => {
  const [, label] = /^\*?([^:：*]{1,20})\*?\s?[:：]\*?\s*\S/.exec(plain(line)) ?? [];
  return label !== undefined && labels.includes(label.trim());
};

/** Outlook's line of underscores stands above its block. */
function aboveRule(lines: readonly string[], index: number): number {
  let from = index;
  while (from > 0 && isBlank(lines[from - 1] ?? "")) from--;
  return from > 0 && /^[_-]{5,}$/.test((lines[from - 1] ?? "").trim()) ? from - 1 : index;
}
