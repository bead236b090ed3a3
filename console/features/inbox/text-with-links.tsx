import { For, Show } from "solid-js";

/** Text as text [MSG4]; what looks like an address of a page can be followed. */
export const TextWithLinks = (props: { text: string }) => (
  <For each={splitLinks(props.text)}>
    {(part) => (
      <Show when={part.link} fallback={part.text}>
        <a href={part.text} target="_blank" rel="noopener noreferrer nofollow">
          {part.text}
        </a>
      </Show>
    )}
  </For>
);

export type Part = { text: string; link: boolean };

/** Splits at http(s) addresses; the punctuation that ends a sentence is no part of them. */
export function splitLinks(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(/\bhttps?:\/\/[^\s<>"]+/giu)) {
    const address = trimEnd(match[0]);
    if (!URL.canParse(address)) continue;
    if (match.index > at) parts.push({ text: text.slice(at, match.index), link: false });
    parts.push({ text: address, link: true });
    at = match.index + address.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), link: false });
  return parts;
}

/** A closing bracket ends an address only when it was not opened in it. */
function trimEnd(address: string): string {
  const last = address.at(-1) ?? "";
  const isStray = /[.,:;!?'\]}…،؛؟]/u.test(last) || (last === ")" && !address.includes("("));
  return isStray ? trimEnd(address.slice(0, -1)) : address;
}
