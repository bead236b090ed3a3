import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits } from "#protocol/limits";
import type { VisitorAttachment } from "../../../worker/site/attachment.ts";
import { bounded } from "../../../worker/site/attachment.ts";

const id = "x".repeat(22);

/** As large as the wire lets a visit become. JSON writes a quote in two characters. */
function largest(char: string, pages: number, attributes: number, tabs: number): VisitorAttachment {
  const page = {
    path: `/${char.repeat(limits.path - 1)}`,
    title: char.repeat(limits.title),
    at: 1_700_000_000_000,
  };
  const person = {
    name: char.repeat(limits.name),
    email: `${"e".repeat(240)}@example.com`,
    attributes: Object.fromEntries(
      Array.from({ length: attributes }, (_, i) => [
        `${i}`.padEnd(limits.attributeKey, char),
        char.repeat(limits.attributeValue),
      ]),
    ),
  };
  return {
    kind: "visitor",
    strikes: 0,
    introduced: true,
    connect: {
      origin: `https://${"o".repeat(240)}.example`,
      browser: "Chrome",
      country: "NO",
      city: "Å".repeat(80),
      timeZone: "Europe/Oslo",
    },
    links: { today: id, yesterday: id },
    visit: {
      ...{
        id,
        link: id,
        since: 1,
        origin: `https://${"o".repeat(240)}.example`,
        country: "NO",
        city: "Å".repeat(80),
        timeZone: "Europe/Oslo",
        language: "zh",
      },
      ...{ referrer: char.repeat(limits.referrer), device: "phone", browser: "Chrome", leftAt: null },
      lastEvent: { name: char.repeat(limits.attributeKey), at: 1 },
      acts: Array.from({ length: limits.acts }, () => ({
        ...{ at: 1, kind: "form-error" as const },
        ...{ path: page.path, detail: char.repeat(limits.attributeKey) },
      })),
      campaign: char.repeat(limits.campaign),
      events: Array.from({ length: limits.events }, () => ({
        ...{ name: char.repeat(limits.attributeKey), at: 1_700_000_000_000, results: limits.eventCount },
        query: char.repeat(limits.eventText),
      })),
      basket: { at: 1_700_000_000_000, items: limits.eventCount, value: limits.eventValue, currency: "EUR" },
      trail: Array.from({ length: pages }, () => page),
      engaged: {
        ledger: {
          shown: Array.from({ length: pages === limits.pages ? limits.ledger : pages }, () => ({
            ...{ trigger: id, visit: id, at: 1_700_000_000_000, fate: "dismissed" as const, fateAt: 1_700_000_000_000 },
          })),
          once: { visit: id, triggers: Array.from({ length: limits.triggers }, () => id) },
        },
        tags: Array.from({ length: limits.tags }, () => char.repeat(limits.tag)),
        department: id,
      },
      tabs: Array.from({ length: tabs }, (_, i) => ({
        tab: `${i}`.padEnd(22, "x"),
        handle: id,
        page,
        person,
        visitor: id,
        slots: Array.from({ length: limits.slots }, () => "s".repeat(40)),
      })),
    },
  };
}

describe("a socket's attachment", () => {
  it("stays under the platform's 16,384 bytes, whatever a visit holds, and keeps who its tabs are", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("a", "漢", '"', "\\"),
        fc.integer({ min: 1, max: limits.pages }),
        fc.nat(limits.attributes),
        fc.integer({ min: 1, max: limits.tabs }),
        (char, pages, attributes, tabs) => {
          const kept = bounded(largest(char, pages, attributes, tabs));
          expect(JSON.stringify(kept).length * 2).toBeLessThan(16_384);
          if (kept.kind !== "visitor") throw new Error("It became another kind.");
          const ids = (attachment: VisitorAttachment) =>
            attachment.visit?.tabs.map(({ tab, visitor }) => [tab, visitor]);
          expect(ids(kept)).toEqual(ids(largest(char, pages, attributes, tabs)));
        },
      ),
    );
  });

  it("is left as it is when it fits", () => {
    const { visit, ...rest } = largest("a", 2, 1, 1);
    if (visit === null) throw new Error("It has no visit.");
    const { engaged: _none, ...bare } = visit;
    const small = { ...rest, visit: { ...bare, acts: visit.acts.slice(-2) } };
    expect(bounded(small)).toEqual(small);
  });
});
