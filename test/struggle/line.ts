import * as v from "valibot";
import { defaultKinds, type Kinds } from "../../worker/domain/struggle/kinds.ts";
import type { Stay, Usual } from "../../worker/domain/struggle/stay.ts";

const Instant = v.pipe(v.number(), v.finite(), v.minValue(0));
const Path = v.pipe(v.string(), v.startsWith("/"), v.maxLength(200));
const Text = v.pipe(v.string(), v.maxLength(200));
const Whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Patterns = v.array(v.pipe(v.string(), v.startsWith("/"), v.minLength(2)));

/** What is known of the site that the visits after it were on. */
const SiteLine = v.strictObject({
  site: v.strictObject({
    usual: v.optional(v.record(Path, v.strictObject({ median: Instant, count: Whole }))),
    titles: v.optional(v.record(Path, Text)),
    kinds: v.optional(v.strictObject({ checkout: Patterns, help: Patterns, done: v.optional(Patterns) })),
  }),
});

/** One visit. Instants are milliseconds since any one moment; the format is described in docs/guides/struggle.md. */
const VisitLine = v.strictObject({
  id: v.optional(v.union([v.string(), v.number()])),
  part: v.optional(v.picklist(["tune", "held"])),
  style: v.optional(v.string()),
  stuck: v.optional(v.boolean()),
  now: v.optional(Instant),
  pages: v.pipe(
    v.array(v.strictObject({ path: Path, title: v.optional(Text), at: Instant })),
    v.minLength(1),
    v.maxLength(1_000),
    v.check((pages) => pages.every(({ at }, index) => at >= (pages[index - 1]?.at ?? 0)), "should be oldest first"),
  ),
  acts: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          at: Instant,
          path: Path,
          kind: v.picklist(["rage", "dead", "form-error", "search"]),
          detail: v.optional(Text),
          results: v.optional(Whole),
        }),
      ),
      v.maxLength(1_000),
    ),
    [],
  ),
  tabs: v.optional(v.array(v.strictObject({ path: Path }))),
  leftAt: v.optional(v.nullable(Instant)),
});
export type VisitLine = v.InferInput<typeof VisitLine>;
export type SiteLine = v.InferInput<typeof SiteLine>;

/** A visit as it is looked at. `stuck` is what somebody said who knows; `now` is the last moment of it. */
export type LabelledVisit = {
  id: string;
  part: "tune" | "held" | null;
  style: string | null;
  stuck: boolean | null;
  stay: Stay;
  usual: Usual;
  kinds: Kinds;
  now: number;
};

/** A line that is none, with what is wrong with it. */
export class BadLine extends Error {}

type Site = { usual: Usual; titles: ReadonlyMap<string, string>; kinds: Kinds };
const unknownSite: Site = { usual: () => null, titles: new Map(), kinds: defaultKinds };

/** The visits of JSON lines. Throws `BadLine` with the line's number and the field. Empty lines are none. */
export function readVisits(text: string): LabelledVisit[] {
  let site = unknownSite;
  return text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    const value = parse(line, index + 1);
    if (typeof value === "object" && value !== null && "site" in value) {
      site = siteOf(decode(SiteLine, value, index + 1));
      return [];
    }
    return visitOf(decode(VisitLine, value, index + 1), site, index + 1);
  });
}

function siteOf({ site }: v.InferOutput<typeof SiteLine>): Site {
  const usual = new Map(Object.entries(site.usual ?? {}));
  return {
    usual: (path) => usual.get(path) ?? null,
    titles: new Map(Object.entries(site.titles ?? {})),
    kinds: site.kinds
      ? { checkout: site.kinds.checkout, help: site.kinds.help, ...(site.kinds.done && { done: site.kinds.done }) }
      : defaultKinds,
  };
}

function visitOf(line: v.InferOutput<typeof VisitLine>, site: Site, number: number): LabelledVisit {
  const pages = line.pages.map(({ path, title, at }) => ({ path, title: title ?? site.titles.get(path) ?? "", at }));
  const acts = line.acts.map(({ detail, results, ...act }) => ({
    ...act,
    ...(detail !== undefined && { detail }),
    ...(results !== undefined && { results }),
  }));
  const last = Math.max(...[...pages, ...acts].map(({ at }) => at), line.leftAt ?? 0);
  const now = line.now ?? last;
  if (now < last) throw new BadLine(`Line ${number}: now should not be before the last page or act.`);
  const stay = { pages, acts, ...(line.tabs && { tabs: line.tabs }), leftAt: line.leftAt ?? null };
  return {
    id: String(line.id ?? number),
    part: line.part ?? null,
    style: line.style ?? null,
    stuck: line.stuck ?? null,
    stay,
    usual: site.usual,
    kinds: site.kinds,
    now,
  };
}

function parse(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new BadLine(`Line ${number} is no JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function decode<S extends v.GenericSchema>(schema: S, value: unknown, number: number): v.InferOutput<S> {
  const { success, output, issues } = v.safeParse(schema, value);
  if (success) return output;
  const field = v.getDotPath(issues[0]) ?? "the line";
  throw new BadLine(`Line ${number}, ${field}: ${issues[0].message}`);
}
