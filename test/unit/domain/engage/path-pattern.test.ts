import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matches, matchesPath } from "../../../../worker/domain/engage/path-pattern.ts";

describe("a path pattern", () => {
  it("[TRG7] is compared whole, without regard to capitals, escapes and a slash at the end", () => {
    for (const [pattern, path] of [
      ["/", "/"],
      ["/checkout", "/checkout/"],
      ["/checkout/", "/checkout"],
      ["/shop/*", "/shop"],
      ["/shop/*", "/Shop/blue/42"],
      ["*/basket*", "/en/basket/step-2"],
      ["/café", "/caf%C3%A9"],
      ["/100%", "/100%"],
      ["*", "/anything"],
      ["/a*b*c", "/axxbyyc"],
    ] as const)
      expect(matchesPath([pattern], path), `${pattern} and ${path}`).toBe(true);
    for (const [pattern, path] of [
      ["/checkout", "/checkout-help"],
      ["/checkout", "/en/checkout"],
      ["/shop/*", "/shopping"],
      ["/a*a", "/a"],
      ["/a.c", "/abc"],
      ["/ab*bc", "/abc"],
    ] as const)
      expect(matchesPath([pattern], path), `${pattern} and ${path}`).toBe(false);
  });

  it("[TRG7] takes every run of characters for a star", () => {
    const piece = fc.stringMatching(/^[a-c/]{0,4}$/);
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 5 }),
        fc.array(piece, { minLength: 5 }),
        (pieces, runs) => {
          const text = pieces.map((part, index) => (index === 0 ? part : `${runs[index] ?? ""}${part}`)).join("");
          expect(matches(pieces.join("*"), text)).toBe(true);
        },
      ),
    );
    const piecesOf = fc.stringMatching(/^[ab*]{0,6}$/);
    fc.assert(
      fc.property(piecesOf, fc.stringMatching(/^[ab]{0,8}$/), (pattern, text) => {
        expect(matches(pattern, text)).toBe(new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it("[TRG7] is quick whatever somebody writes", () => {
    const before = performance.now();
    matches(`${"*a".repeat(100)}b`, "a".repeat(200));
    expect(performance.now() - before).toBeLessThan(50);
  });
});
