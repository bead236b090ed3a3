/** One text of a conversation as a mail shows it. `name` is who said it, `at` in epoch ms. */
export type Said = { at: number; name: string; body: string };

/** What somebody wrote, as lines of a mail: no control characters, and only line breaks that every program knows. */
export const linesOf = (text: string): string[] =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .split("\n");

/** The same, quoted. */
export const quoted = (lines: readonly string[]): string[] => lines.map((line) => (line === "" ? ">" : `> ${line}`));

/** Each text under a line with who said it and when, an empty line between two. */
export function talk(said: readonly Said[], locale: string, timeZone: string): string[] {
  const time = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  return said.flatMap(({ at, name, body }, index) => [
    ...(index === 0 ? [] : [""]),
    `${name}, ${time.format(at)}`,
    ...linesOf(body),
  ]);
}

/** Paragraphs to one text, an empty line between two; those without a line are left out. */
export const paragraphs = (...parts: readonly (readonly string[])[]): string =>
  parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
