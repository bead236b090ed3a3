import { limits } from "#protocol/limits";
import type { Person } from "#protocol/model";

/** No wider than what the site takes for an address. */
const ADDRESS = /^[\w+-]+(\.[\w+-]+)*@[a-z\d]+([.-][a-z\d]+)*\.[a-z]{2,}$/i;

/** Whether the site takes it for an e-mail address. */
export const isAddress = (said: unknown): said is string =>
  typeof said === "string" && said.length <= limits.email && ADDRESS.test(said);

/** A value of a page's own attribute or event. */
export type Plain = string | number | boolean;

/**
 * What the page said of a person, cut to what the wire takes. A frame that does not fit would count against the
 * socket, and the owner's slip is no reason to take the chat from a visitor.
 */
export function readPerson(said: Person): Person {
  const person: Person = {};
  if (typeof said?.name === "string") person.name = said.name.slice(0, limits.name);
  if (isAddress(said?.email)) person.email = said.email;
  if (said?.attributes) person.attributes = readPlain(said.attributes);
  return person;
}

export const readPlain = (said?: object | null): Record<string, Plain> =>
  Object.fromEntries(
    Object.entries(said ?? {})
      .filter(([, value]) => typeof value === "string" || typeof value === "boolean" || Number.isFinite(value))
      .slice(0, limits.attributes)
      .map(([key, value]) => [
        key.slice(0, limits.attributeKey),
        typeof value === "string" ? value.slice(0, limits.attributeValue) : value,
      ]),
  );
