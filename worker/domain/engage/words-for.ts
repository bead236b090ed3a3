import type { Texts } from "#protocol/trigger";
import { attributeOf, partsOfText } from "#protocol/variable";
import type { Facts } from "./facts.ts";

/** What can be said to this visitor, with everything filled in, and in which language. */
export type Words = { language: string; text: string };

/**
 * [TRG6] In the visitor's language (`de-AT`, then `de`, then the first of the texts) the first way to say it of which
 * everything is known. Null where there is none: nobody ever reads "Hello {name}" or "Hello ,".
 */
export function wordsFor(
  texts: Texts,
  facts: Pick<Facts, "language" | "page" | "country" | "person" | "basket">,
  site: string,
): Words | null {
  for (const { language, says } of inTurn(texts, facts.language))
    for (const said of says) {
      const text = filled(said, (variable) => valueFor(variable, language));
      if (text !== null) return { language, text };
    }
  return null;

  function valueFor(variable: string, language: string): string | null {
    switch (variable) {
      case "name":
        return facts.person.name ?? null;
      case "page":
        return facts.page?.title ?? null;
      case "country":
        return facts.country === null ? null : nameOfCountry(facts.country, language);
      case "site":
        return site;
      case "items":
        return facts.basket === null || facts.basket.items === 0 ? null : String(facts.basket.items);
      default: {
        const key = attributeOf(variable);
        const attributes = facts.person.attributes ?? {};
        const value = key !== null && Object.hasOwn(attributes, key) ? attributes[key] : undefined;
        // "true" is no word to say to people.
        return value === undefined || typeof value === "boolean" ? null : String(value);
      }
    }
  }
}

/** Each language's texts at most once. */
function inTurn(texts: Texts, language: string | null): Texts {
  const tags = language === null ? [] : ancestry(language.toLowerCase());
  const known = tags.flatMap((tag) => texts.filter((of) => of.language.toLowerCase() === tag));
  return [...new Set([...known, ...texts.slice(0, 1)])];
}

/** `zh-hant-tw`, `zh-hant`, `zh`. */
function ancestry(tag: string): string[] {
  const parts = tag.split("-");
  return parts.map((_, index) => parts.slice(0, parts.length - index).join("-"));
}

/** Braces in a value are a host page's own template that was not filled in: as good as not known. */
function filled(said: string, valueFor: (variable: string) => string | null): string | null {
  let text = "";
  for (const part of partsOfText(said)) {
    const value = part.variable === null ? "" : valueFor(part.variable)?.trim();
    if (value === undefined || (value === "" && part.variable !== null)) return null;
    text += part.text + value;
  }
  return /[{}]/.test(text) ? null : text;
}

function nameOfCountry(code: string, language: string): string | null {
  try {
    return new Intl.DisplayNames([language], { type: "region", fallback: "none" }).of(code) ?? null;
  } catch {
    // The language is none that Intl knows how to read.
    return null;
  }
}
