import type { JSX } from "solid-js";

/** Initials in a circle. Pictures would need leave of the page's policy, and tell a third party of the visit. */
export const Face = (props: { name: string }): JSX.Element => (
  <span class="face" aria-hidden="true">
    {initials(props.name)}
  </span>
);

const initials = (name: string): string => {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "").join("");
};
