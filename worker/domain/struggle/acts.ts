import type { SignalPage } from "#protocol/struggle";
import { fade, ramp } from "./fade.ts";
import type { Act, ActKind } from "./stay.ts";
import type { Told } from "./told.ts";

/** Several within so many milliseconds are one: a form tells of each field that it refuses. */
const TOGETHER = 2_000;
/** What is left of a trouble that they got over by themselves. */
const OVERCOME = 0.4;
/** Who does nothing more on the page after it for so many milliseconds is at a loss, and who turns to the help: so much more. */
const PAUSE = { from: 20_000, to: 75_000 };
const AT_A_LOSS = 0.8;

/** Acts of one kind on one page, and how many they count for by now. */
export type Trouble = { page: SignalPage; target: string | null; times: number; ms: number; count: number };

/**
 * Where acts of a kind count most. One on something that was tried before counts one, on something else `other`; the
 * first counts as the second does. Where they went on to a page they had not seen, they got over it.
 */
export function troubleOf(kind: ActKind, other: number, told: Told): Trouble | null {
  const byPage = Map.groupBy(
    told.acts.filter((act) => act.kind === kind),
    ({ path }) => path,
  );
  let worst: Trouble | null = null;
  for (const [path, acts] of byPage) {
    const tried = told.acts.filter((act) => act.path === path && isLike(act.kind, kind));
    const trouble = onPage(path, { acts: apart(acts), tried, other }, told);
    if (trouble.count > (worst?.count ?? 0)) worst = trouble;
  }
  return worst;
}

function onPage(
  path: string,
  { acts, tried, other }: { acts: readonly Act[]; tried: readonly Act[]; other: number },
  told: Told,
): Trouble {
  const targets = new Map<string, number>();
  let count = 0;
  for (const { at, detail } of acts) {
    if (detail !== undefined) targets.set(detail, (targets.get(detail) ?? 0) + 1);
    const isAgain = detail !== undefined && tried.some((act) => act.detail === detail && act.at <= at - TOGETHER);
    count += (isAgain ? 1 : other) * fade(told.now - at) * (isOvercome(path, at, told) ? OVERCOME : 1);
  }
  const last = acts.at(-1);
  // A single click may be a habit of who then reads on.
  if (last !== undefined && (last.kind === "form-error" || acts.length > 1)) count += atALoss(last, told);
  const [target = null, most = 0] = [...targets].reduce<[string?, number?]>(
    (best, one) => (one[1] > (best[1] ?? 0) ? one : best),
    [],
  );
  const page = { path, title: told.views.findLast((view) => view.path === path)?.title ?? "" };
  const ms = (acts.at(-1)?.at ?? 0) - (acts[0]?.at ?? 0);
  // One that is a small part of all does not say where it was.
  return { page, target: most * 2 >= acts.length ? target : null, times: acts.length, ms, count };
}

/** A click that nothing answered and a burst of clicks are the same trouble. */
const isLike = (one: ActKind, other: ActKind): boolean =>
  one === other || ((one === "rage" || one === "dead") && (other === "rage" || other === "dead"));

/** Without those that came together with one before. */
export function apart(acts: readonly Act[]): Act[] {
  const kept: Act[] = [];
  for (const act of acts) if (act.at - (kept.at(-1)?.at ?? Number.NEGATIVE_INFINITY) >= TOGETHER) kept.push(act);
  return kept;
}

/** What it adds when they pause after it, or turn to the help; nothing where they did something else on the page first. */
export function atALoss({ at, path }: Act, { views, acts, now }: Told): number {
  const index = views.findLastIndex((one) => one.at <= at && one.path === path);
  const view = views[index];
  if (view === undefined || acts.some((act) => act.at > at && act.at < view.until)) return 0;
  const next = views[index + 1];
  const share = next?.place === "help" ? 1 : ramp(view.until - at, PAUSE.from, PAUSE.to);
  return AT_A_LOSS * share * fade(now - at);
}

/** They went on to something new that is no help page, and did not come back to where it was. */
function isOvercome(path: string, at: number, { views }: Told): boolean {
  const next = views.findIndex((view) => view.at > at);
  const view = views[next];
  if (view === undefined || view.place === "help") return false;
  return views.every((other, index) => (index < next ? other.path !== view.path : other.path !== path));
}
