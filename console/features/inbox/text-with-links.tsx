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
  for (const match of text.matchAll(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}']/giu)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index), link: false });
    parts.push({ text: match[0], link: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), link: false });
  return parts;
}
