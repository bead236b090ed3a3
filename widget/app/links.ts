/** A run of a message: plain, or an address to go to. */
export type Run = { text: string; href?: string };

/** Splits text so that web addresses can be drawn as links. The texts of all runs together are the whole text. */
export function splitLinks(text: string): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(/\bhttps?:\/\/[^\s<>"]+/gi)) {
    const address = trimEnd(match[0]);
    if (!URL.canParse(address)) continue;
    if (match.index > end) runs.push({ text: text.slice(end, match.index) });
    runs.push({ text: address, href: address });
    end = match.index + address.length;
  }
  if (end < text.length) runs.push({ text: text.slice(end) });
  return runs;
}

/** What ends a sentence ends no address; a closing bracket does if it was opened in it. */
function trimEnd(address: string): string {
  const last = address.at(-1) ?? "";
  const isStray = /[.,:;!?'*_~…،؛؟]/.test(last) || (last === ")" && !address.includes("("));
  return isStray ? trimEnd(address.slice(0, -1)) : address;
}
