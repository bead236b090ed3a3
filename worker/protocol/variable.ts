import { limits } from "./limits.ts";

/** What a trigger's texts may have filled in; beside them `attribute.` and a key that the host page gives. */
export const variables = ["name", "page", "country", "site", "items"] as const;
export type Variable = (typeof variables)[number];

const BRACES = /\{([^{}]*)\}/g;
const ATTRIBUTE = "attribute.";

/** A text and what stands in braces in it, in turn. */
export function partsOfText(said: string): { text: string; variable: string | null }[] {
  const parts: { text: string; variable: string | null }[] = [];
  let from = 0;
  for (const found of said.matchAll(BRACES)) {
    parts.push({ text: said.slice(from, found.index), variable: found[1] ?? "" });
    from = found.index + found[0].length;
  }
  return [...parts, { text: said.slice(from), variable: null }];
}

/** The first thing in braces that nothing can be filled in for, as it stands there, or a brace alone; else null. */
export function unknownVariable(said: string): string | null {
  for (const { text, variable } of partsOfText(said)) {
    const brace = /[{}]/.exec(text);
    if (brace !== null) return brace[0];
    if (variable !== null && !isVariable(variable)) return `{${variable}}`;
  }
  return null;
}

const isVariable = (name: string): boolean => variables.some((known) => known === name) || attributeOf(name) !== null;

/** The key of an attribute's variable. */
export function attributeOf(variable: string): string | null {
  const key = variable.startsWith(ATTRIBUTE) ? variable.slice(ATTRIBUTE.length) : "";
  return key === "" || key.length > limits.attributeKey ? null : key;
}
