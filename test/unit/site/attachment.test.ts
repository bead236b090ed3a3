import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits } from "#protocol/limits";
import type { VisitorAttachment } from "../../../worker/site/attachment.ts";
import { bounded } from "../../../worker/site/attachment.ts";

const id = "x".repeat(22);

/** As large as the wire lets a visit become, in a script that takes two bytes a character. */
function largest(pages: number, attributes: number, tabs: number): VisitorAttachment {
  const page = { path: `/${"漢".repeat(limits.path - 1)}`, title: "漢".repeat(limits.title), at: 1_700_000_000_000 };
  const person = {
    name: "漢".repeat(limits.name),
    email: `${"e".repeat(240)}@example.com`,
    attributes: Object.fromEntries(
      Array.from({ length: attributes }, (_, i) => [
        `${i}`.padEnd(limits.attributeKey, "漢"),
        "漢".repeat(limits.attributeValue),
      ]),
    ),
  };
  return {
    kind: "visitor",
    strikes: 0,
    connect: { origin: "https://shop.example", browser: "Chrome", country: "NO" },
    links: { today: id, yesterday: id },
    tabs: Array.from({ length: tabs }, () => id),
    visit: {
      ...{
        id,
        link: id,
        since: 1,
        origin: "https://shop.example",
        referrer: "r".repeat(limits.referrer),
        country: "NO",
      },
      ...{ language: "zh", device: "phone", browser: "Chrome", visitor: id, lastEvent: null, leftAt: null },
      trail: Array.from({ length: pages }, () => page),
      tabs: Array.from({ length: tabs }, () => ({ tab: id, handle: id, page })),
      person,
    },
    visitor: id,
  };
}

describe("a socket's attachment", () => {
  it("stays under the platform's 16,384 bytes, whatever a visit holds, and keeps the newest page and the tabs", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: limits.pages }),
        fc.nat(limits.attributes),
        fc.integer({ min: 1, max: limits.tabs }),
        (pages, attributes, tabs) => {
          const kept = bounded(largest(pages, attributes, tabs));
          expect(JSON.stringify(kept).length * 2).toBeLessThan(16_384);
          if (kept.kind !== "visitor") throw new Error("It became another kind.");
          expect(kept.visit?.trail.length).toBeGreaterThan(0);
          expect(kept.visit?.tabs).toHaveLength(tabs);
        },
      ),
    );
  });

  it("is left as it is when it fits", () => {
    const small = largest(2, 1, 1);
    expect(bounded(small)).toBe(small);
  });
});
