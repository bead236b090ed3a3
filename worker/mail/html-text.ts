/** Where only a hostile mail goes on. The parser's time grows with the square of how deep tags are nested: a second at most. */
const LONGEST = 300_000;
const DEEPEST = 200;

/** An HTML mail as text; what it quotes gets a `> ` before each line, as programs write it in text. */
export async function htmlText(html: string): Promise<string> {
  const { convert } = await import("html-to-text");
  return convert(html.slice(0, LONGEST), {
    wordwrap: false,
    limits: { maxDepth: DEEPEST },
    selectors: [
      { selector: "img", format: "skip" },
      { selector: "a", options: { hideLinkHrefIfSameAsText: true } },
      ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  });
}
