import type { Condition } from "#protocol/condition";
import type { Test } from "#protocol/condition-test";
import type { Facts } from "../../../../worker/domain/engage/facts.ts";

/*
 * The conditions once more, in another way: by all the answers that may be right, given what is not known. Where both
 * may be, it is unknown. Long-winded and slow, and it knows nothing of the product's code.
 */

type Answers = Set<boolean>;

const both: Answers = new Set([true, false]);
const only = (answer: boolean): Answers => new Set([answer]);

export function answersOf(condition: Condition, facts: Facts, segments: ReadonlyMap<string, Condition>): Answers {
  return interpret(condition, []);

  function interpret(node: Condition, inside: readonly string[]): Answers {
    if ("not" in node) return new Set([...interpret(node.not, inside)].map((answer) => !answer));
    if ("all" in node)
      return node.all
        .map((part) => interpret(part, inside))
        .reduce((before, next) => pairs(before, next, (one, other) => one && other), only(true));
    if ("any" in node)
      return node.any
        .map((part) => interpret(part, inside))
        .reduce((before, next) => pairs(before, next, (one, other) => one || other), only(false));
    if (node.test !== "segment") return ask(node, facts);
    const of = segments.get(node.id);
    return of === undefined || inside.includes(node.id) ? both : interpret(of, [...inside, node.id]);
  }
}

function pairs(some: Answers, others: Answers, join: (one: boolean, other: boolean) => boolean): Answers {
  const answers: Answers = new Set();
  for (const one of some) for (const other of others) answers.add(join(one, other));
  return answers;
}

function ask(test: Exclude<Test, { test: "segment" }>, facts: Facts): Answers {
  switch (test.test) {
    case "page":
      return of(facts.page, ({ path }) => test.paths.some((pattern) => fits(pattern, path)));
    case "been": {
      const seen = facts.trail.paths.filter((path) => test.paths.some((pattern) => fits(pattern, path)));
      return anyOf(counts(seen.length, facts.trail.whole), (count) => count >= (test.times ?? 1));
    }
    case "pages":
      return anyOf(counts(facts.trail.paths.length, facts.trail.whole), (count) => between(count, test));
    case "time-on-page":
      return of(facts.page, ({ since }) => between((facts.now - since) / 1_000, test));
    case "time-on-site":
      return only(between((facts.now - facts.since) / 1_000, test));
    case "visits":
      return of(facts.visits, (visits) => between(visits, test));
    case "referrer":
      return of(facts.referrer, (said) =>
        test.in.some((part) => (part === "" ? said === "" : said.toLowerCase().split(part.toLowerCase()).length > 1)),
      );
    case "campaign":
      return of(facts.campaign, (said) => test.in.some((pattern) => likeGlob(pattern, said)));
    case "country":
      return of(facts.country, (said) => new Set(test.in).has(said));
    case "language":
      return of(facts.language, (said) =>
        test.in.some((tag) => {
          const asked = tag.toLowerCase().split("-");
          const has = said.toLowerCase().split("-");
          return asked.every((part, index) => has[index] === part);
        }),
      );
    case "device":
      return of(facts.device, (said) => test.in.some((device) => device === said));
    case "attribute": {
      const entry = Object.entries(facts.person.attributes ?? {}).find(([key]) => key === test.key);
      if (test.op === "set") return only(test.set ? entry !== undefined : entry === undefined);
      if (entry === undefined) return both;
      const word = `${entry[1]}`.toLowerCase();
      if (test.op === "is") return only(test.in.map((value) => `${value}`.toLowerCase()).includes(word));
      if (test.op === "has") return only(word.indexOf(test.text.toLowerCase()) >= 0);
      return /^\d+$/.test(word) ? only(between(Number.parseInt(word, 10), test)) : both;
    }
    case "event":
      return of(facts.events, (events) => events) === both ? both : askEvent(test, facts);
    case "basket": {
      const { basket } = facts;
      if (basket === null) return both;
      return of(test.of === "items" ? basket.items : basket.value, (amount) => between(amount, test));
    }
    case "struggle":
      return of(
        facts.struggle,
        ({ score, kinds }) => score >= test.least && (test.kind === undefined || kinds.indexOf(test.kind) !== -1),
      );
    case "availability":
      return of(facts.availability, ({ open }) => (test.open ? open : !open));
    case "department": {
      const found = facts.availability?.departments.filter(({ id }) => id === test.id) ?? [];
      return found.length === 0 ? both : only(found.every(({ open }) => open === test.open));
    }
    case "hours":
      return of(facts.hours, (open) => open === test.within);
    case "known": {
      const known = test.fact === "name" ? Boolean(facts.person.name) : facts[test.fact] !== null;
      return only(known === test.known);
    }
  }
}

function askEvent(test: Extract<Test, { test: "event" }>, { events, now }: Facts): Answers {
  if (events === null) return both;
  const ages = events.list.map(({ at }) => (now - at) / 1_000);
  const mine = events.list.filter(({ name }) => name === test.name).map(({ at }) => (now - at) / 1_000);
  const lately = mine.filter((age) => test.within === undefined || age <= test.within);
  // What is forgotten is as old as the oldest that is remembered, or older.
  const forgottenMayCount =
    !events.whole && (test.within === undefined || ages.every((age) => age <= (test.within ?? 0)));
  const quiet = mine.length === 0 || test.after === undefined || Math.min(...mine) >= test.after;
  return anyOf(counts(lately.length, !forgottenMayCount), (count) => quiet && count >= (test.times ?? 1));
}

const of = <T>(said: T | null, holds: (said: T) => unknown): Answers =>
  said === null ? both : only(Boolean(holds(said)));

const anyOf = (values: number[], holds: (value: number) => boolean): Answers => new Set(values.map(holds));

/** Every number that it may be; no test here asks for as many as a hundred. */
const counts = (seen: number, whole: boolean): number[] =>
  whole ? [seen] : Array.from({ length: 100 }, (_, more) => seen + more);

const between = (value: number, { least, most }: { least?: number | undefined; most?: number | undefined }): boolean =>
  !(least !== undefined && value < least) && !(most !== undefined && value > most);

function fits(pattern: string, path: string): boolean {
  const plain = path.replace("%C3%A9", "é");
  return [plain, plain.replace(/\/$/, ""), plain.replace(/\/?$/, "/")].some((one) => likeGlob(pattern, one));
}

const likeGlob = (pattern: string, said: string): boolean =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`, "i").test(said);
