import type { Person, Visit } from "#protocol/model";

type Shared = Pick<Visit, "tabs">;

/** Who is on a visit, for one line: the person its tabs agree on, else the names of all. Strangers may share a visit. */
export function personOf(visit: Shared): Person {
  const told = personsOf(visit);
  const [only] = told;
  if (only === undefined) return {};
  if (told.length === 1) return only;
  const names = new Set(told.flatMap((person) => person.name || person.email || []));
  return names.size === 0 ? {} : { name: [...names].join(", ") };
}

/** Whether its tabs are of different people, as far as anybody said or wrote. */
export const isShared = (visit: Shared): boolean =>
  personsOf(visit).length > 1 || new Set(visit.tabs.flatMap((tab) => tab.visitor ?? [])).size > 1;

/** Whether nothing was said of them. */
export const isNobody = (person: Person): boolean =>
  !person.name && !person.email && Object.keys(person.attributes ?? {}).length === 0;

/** What its tabs say, each different one once. */
function personsOf(visit: Shared): Person[] {
  const told = visit.tabs.map((tab) => tab.person).filter((person) => !isNobody(person));
  return [...new Map(told.map((person) => [keyOf(person), person])).values()];
}

function keyOf({ name = "", email = "", attributes = {} }: Person): string {
  const sorted = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([name, email, sorted]);
}
