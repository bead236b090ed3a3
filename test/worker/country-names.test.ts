import { describe, expect, it } from "vitest";
import { nothingAround } from "../../worker/domain/engage/facts.ts";
import { wordsFor } from "../../worker/domain/engage/words-for.ts";

const facts = { page: null, person: {}, ...nothingAround };

describe("the runtime", () => {
  it("[TRG6] knows the names of countries in the languages that visitors are spoken to in", () => {
    const named = (language: string, country: string) =>
      wordsFor([{ language, says: ["{country}"] }], { ...facts, language, country }, "Acme")?.text ?? null;
    expect(["en", "de", "ar", "nb"].map((language) => named(language, "AT"))).toEqual([
      ...["Austria", "Österreich", "النمسا", "Østerrike"],
    ]);
    expect(named("en", "QX")).toBeNull();
  });
});
