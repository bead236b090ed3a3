import { limits } from "#protocol/limits";
import type { Funnel, VisitEvent } from "#protocol/traffic";
import type { Counted, LiveVisit } from "../presence/visit.ts";
import { advance, type Done, type Progress } from "./funnel.ts";
import type { Happening } from "./happening.ts";
import { originsOf } from "./origins.ts";
import { countedPath } from "./path.ts";

/** What happened, and the visit with what was counted of it. */
export type Followed = { visit: LiveVisit; happened: Happening[] };

/** `back`: the page was here before, and is only connected again. */
type Shown = { tab: string; back: boolean; now: number };

/** A tab shows a page: `before` is the visit without it, null where it begins, and `after` the one with it. */
export function followShown(
  funnels: readonly Funnel[],
  before: LiveVisit | null,
  after: LiveVisit,
  { tab, back, now }: Shown,
): Followed {
  const page = after.tabs.find((one) => one.tab === tab)?.page;
  const counted = countedOf(funnels, before);
  if (page === undefined) return { visit: { ...after, counted }, happened: [] };
  const happened: Happening[] = before === null ? [{ kind: "began", at: now, of: originsOf(after) }] : [];
  const { ended } = counted;
  if (ended !== null) happened.push({ kind: "undone", what: { kind: "ended", ...ended } });

  // The same look at the same page goes on: it was not left.
  const again = counted.left.find((one) => one.page.path === page.path && one.page.at === page.at);
  if (again !== undefined) happened.push({ kind: "undone", what: leftPage(again.page, again.at) });
  const left = counted.left.filter((one) => one !== again);
  const known = before?.tabs.find((one) => one.tab === tab)?.page;
  const stays = { ...after, counted: { ...counted, left, ended: null } };
  if (isSeen(before, page, back && known === undefined)) return { visit: stays, happened };

  if (known !== undefined) happened.push(leftPage(known, now));
  const from = known?.path ?? before?.trail.at(-1)?.path;
  happened.push({
    kind: "viewed",
    at: now,
    path: countedPath(page.path),
    from: from === undefined ? null : countedPath(from),
  });
  return step(funnels, { visit: stays, happened }, { page: page.path }, now);
}

/** The page was counted before: the trail has it as it is, or its tab is only connected anew. */
function isSeen(before: LiveVisit | null, page: { path: string; at: number }, back: boolean): boolean {
  const trail = before?.trail ?? [];
  return trail.some(({ path, at }) => path === page.path && (back || at === page.at));
}

/** A tab went; with the last one the visit has ended, unless it goes on. */
export function followLeft(
  funnels: readonly Funnel[],
  before: LiveVisit,
  after: LiveVisit,
  { tab, now }: Pick<Shown, "tab" | "now">,
): Followed {
  const page = before.tabs.find((one) => one.tab === tab)?.page;
  if (page === undefined) return { visit: after, happened: [] };
  const counted = countedOf(funnels, before);
  const happened: Happening[] = [leftPage(page, now)];
  const left = [...counted.left, { tab, page, at: now }].slice(-limits.tabs);
  if (after.tabs.length > 0) return { visit: { ...after, counted: { ...counted, left } }, happened };
  const ended = { path: countedPath((after.trail.at(-1) ?? page).path), at: now };
  happened.push({ kind: "ended", ...ended });
  return { visit: { ...after, counted: { ...counted, left, ended } }, happened };
}

/** The page says that its visitor did something. */
export function followEvent(
  funnels: readonly Funnel[],
  before: LiveVisit,
  after: LiveVisit,
  { name, at, value = 0, currency = "" }: VisitEvent,
): Followed {
  const visit = { ...after, counted: countedOf(funnels, before) };
  return step(
    funnels,
    { visit, happened: [{ kind: "did", at, name, value, currency: value > 0 ? currency : "" }] },
    { event: name },
    at,
  );
}

const leftPage = ({ path, at }: { path: string; at: number }, now: number) =>
  ({ kind: "left", at: now, path: countedPath(path), after: now - at }) as const;

function step(funnels: readonly Funnel[], { visit, happened }: Followed, done: Done, at: number): Followed {
  if (funnels.length === 0 || visit.counted === undefined) return { visit, happened };
  const { progress: steps, reached } = advance(funnels, visit.counted.steps, done);
  if (reached.length === 0) return { visit, happened };
  const news = reached.map((one) => ({ kind: "reached", at, ...one }) as const);
  return { visit: { ...visit, counted: { ...visit.counted, steps } }, happened: [...happened, ...news] };
}

/** After a wake nothing is to be taken back, and the steps are those of the pages and events that the visit still has. */
function countedOf(funnels: readonly Funnel[], visit: LiveVisit | null): Counted {
  return visit?.counted ?? { left: [], ended: null, steps: visit === null ? {} : stepsOf(funnels, visit) };
}

function stepsOf(funnels: readonly Funnel[], { trail, events = [] }: LiveVisit): Progress {
  const pages = trail.map(({ path, at }) => ({ at, done: { page: path } }));
  const did = events.map(({ name, at }) => ({ at, done: { event: name } }));
  const inOrder = [...pages, ...did].sort((one, other) => one.at - other.at);
  return inOrder.reduce<Progress>((steps, { done }) => advance(funnels, steps, done).progress, {});
}
