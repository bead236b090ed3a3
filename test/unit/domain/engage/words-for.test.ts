import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Texts } from "#protocol/trigger";
import { variables } from "#protocol/variable";
import { wordsFor } from "../../../../worker/domain/engage/words-for.ts";
import { facts } from "./arbitrary.ts";
import { factsWith } from "./facts.ts";

const texts: Texts = [
  { language: "en", says: ["Hello {name}!", "Hello!"] },
  { language: "de", says: ["Hallo {name}!", "Hallo!"] },
  { language: "de-AT", says: ["Servus {name}!"] },
];
const say = (says: string[], change: Parameters<typeof factsWith>[0] = {}) =>
  wordsFor([{ language: "en", says }], factsWith(change), "Acme")?.text ?? null;

describe("the words of a trigger", () => {
  it("[TRG6] are in the visitor's language, else in its parent, else in the first", () => {
    const name = { person: { name: "Ada" } };
    const of = (language: string | null, change = {}) => wordsFor(texts, factsWith({ language, ...change }), "Acme");
    expect(of("de-AT", name)).toEqual({ language: "de-AT", text: "Servus Ada!" });
    expect(of("DE-at-x-1", name)).toEqual({ language: "de-AT", text: "Servus Ada!" });
    expect(of("de-CH", name)).toEqual({ language: "de", text: "Hallo Ada!" });
    expect(of("fr", name)).toEqual({ language: "en", text: "Hello Ada!" });
    expect(of("den")).toEqual({ language: "en", text: "Hello!" });
    expect(of(null)).toEqual({ language: "en", text: "Hello!" });
    expect(wordsFor([], factsWith(), "Acme")).toBeNull();
  });

  it("[TRG6] pass over what cannot be filled in, in the same language first, and say nothing where nothing can be said", () => {
    expect(wordsFor(texts, factsWith({ language: "de-AT" }), "Acme")).toEqual({ language: "de", text: "Hallo!" });
    expect(say(["{name}, {items} in your basket", "On {page}"], { page: null })).toBeNull();
    expect(say(["Hello {name}!"], { person: { name: "  " } })).toBeNull();
    expect(
      say(["Hello {constructor}", "Hello {attribute.constructor}", "{attribute.__proto__}", "plain"], {
        person: { attributes: {} },
      }),
    ).toBe("plain");
  });

  it("[TRG6] fill in a name, the page, the country in the words' language, the site, the basket and attributes", () => {
    const person = { name: "Ada", attributes: { plan: "Pro", seats: 5, vip: true } };
    expect(say(["{name} at {site}"], { person })).toBe("Ada at Acme");
    expect(say(["About {page}"])).toBe("About Blue jacket");
    expect(say(["{attribute.plan} with {attribute.seats}"], { person })).toBe("Pro with 5");
    expect(say(["{attribute.vip}"], { person })).toBeNull();
    expect(say(["{items}"], { basket: { items: 2, value: null } })).toBe("2");
    expect(say(["{items}"], { basket: { items: 0, value: null } })).toBeNull();
    const country = (language: string, code: string) =>
      wordsFor([{ language, says: ["{country}"] }], factsWith({ country: code }), "")?.text ?? null;
    expect(country("de", "AT")).toBe("Österreich");
    expect(country("ar", "AT")).toBe("النمسا");
    for (const code of ["ZZ9", "T1", "QX"]) expect(country("en", code)).toBeNull();
    expect(country("de-a", "AT")).toBeNull();
  });

  it("[TRG6] never show braces, also not those of a host page whose title was not filled in, and fill in nothing twice", () => {
    expect(say(["About {page}", "plain"], { page: { path: "/", title: "{{ product.name }}", since: 0 } })).toBe(
      "plain",
    );
    expect(say(["Hello {name}", "plain"], { person: { name: "{country}" } })).toBe("plain");
    const piece = fc.constantFrom(
      "{",
      "}",
      "{name}",
      "{page}",
      "{country}",
      "{attribute.plan}",
      "{nobody}",
      "Hello ",
      "{{name}}",
    );
    fc.assert(
      fc.property(fc.array(piece), facts, fc.constantFrom("{x}", "Title", ""), (pieces, facts, title) => {
        const page = facts.page && { ...facts.page, title };
        const words = wordsFor([{ language: "en", says: [pieces.join("")] }], { ...facts, page }, "Acme");
        expect(words?.text ?? "").not.toMatch(/[{}]/);
      }),
    );
  });

  it("[TRG6] with every variable that there is can be said of somebody of whom all is known", () => {
    const person = { name: "Ada" };
    for (const variable of variables)
      expect(say([`{${variable}}`], { person, basket: { items: 1, value: null } }), variable).not.toBeNull();
  });
});
