import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitLinks } from "../../../widget/app/links.ts";

const hrefs = (text: string) => splitLinks(text).flatMap((run) => run.href ?? []);

describe("links in a message", () => {
  test.each([
    ["see https://example.com/a?b=c#d.", "https://example.com/a?b=c#d"],
    ["(http://example.com)", "http://example.com"],
    ["https://en.wikipedia.org/wiki/Boot_(shoe)", "https://en.wikipedia.org/wiki/Boot_(shoe)"],
    ['<a href="https://example.com/x">', "https://example.com/x"],
    ["انظر https://example.com/مرحبا؟", "https://example.com/مرحبا"],
    ["HTTPS://EXAMPLE.COM!", "HTTPS://EXAMPLE.COM"],
  ])("[MSG4] %j has one", (text, href) => {
    expect(hrefs(text)).toEqual([href]);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "https://",
    "nohttps://example.com",
    "ftp://example.com",
    "mailto:a@b.c",
  ])("[MSG4] %j has none", (text) => {
    expect(hrefs(text)).toEqual([]);
  });

  test("[MSG4] all runs together are the text, and only web addresses lead anywhere", () => {
    const piece = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.constantFrom("http://", "https://", "javascript:", ")", "(", ".", "<", '"', "\n", "://"),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join("");
        const runs = splitLinks(text);
        expect(runs.map((run) => run.text).join("")).toBe(text);
        for (const { href } of runs) if (href !== undefined) expect(new URL(href).protocol).toMatch(/^https?:$/);
      }),
    );
  });
});
