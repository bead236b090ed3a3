/** The element as agents read it: the owner's name for it, or its tag with its id or name. Nothing that was typed, no text. */
export function nameOf(element: Element): string {
  const named = element.closest("[data-hej-name]")?.getAttribute("data-hej-name");
  if (named) return named;
  const name = element.getAttribute("name");
  return element.localName + (element.id ? `#${element.id}` : name ? `[${name}]` : "");
}

/** The owner does not want it watched. */
export const isIgnored = (element: Element): boolean => element.closest("[data-hej-ignore]") !== null;
