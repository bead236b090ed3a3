import { defaultKinds } from "../../../../worker/domain/struggle/kinds.ts";
import type { Act, ActKind, Stay, Usual } from "../../../../worker/domain/struggle/stay.ts";
import type { Told } from "../../../../worker/domain/struggle/told.ts";
import { viewsOf } from "../../../../worker/domain/struggle/views.ts";

/** People usually stay 40 s on each page of these tests. */
export const usual: Usual = () => ({ median: 40_000, count: 100 });
export const unknown: Usual = () => null;
export const kinds = defaultKinds;

/** "/a 10 /b 20" is 10 s on /a, then 20 s on /b. A page's title is its path without the first slash. */
export function walk(words: string): { stay: Stay; now: number } {
  const pages: { path: string; title: string; at: number }[] = [];
  let now = 1_000_000;
  for (const [, path = "", seconds] of words.matchAll(/(\S+) (\d+)/gu)) {
    pages.push({ path, title: path.slice(1), at: now });
    now += Number(seconds) * 1000;
  }
  return { stay: { pages, acts: [] }, now };
}

/** The same for one sign. */
export function told(words: string): Told {
  const { stay, now } = walk(words);
  return { views: viewsOf(stay, kinds, now), acts: [], tabs: 1, usual, now };
}

/** So many acts on the last page, `every` so many seconds, the first when the page was opened. */
export function withActs(
  words: string,
  kind: ActKind,
  details: (string | undefined)[],
  { every = 10, results }: { every?: number; results?: number } = {},
): Told {
  const walked = told(words);
  const { path = "", at = 0 } = walked.views.at(-1) ?? {};
  const acts: Act[] = details.map((detail, index) => ({
    at: at + index * every * 1000,
    path,
    kind,
    ...(detail !== undefined && { detail }),
    ...(results !== undefined && { results }),
  }));
  return { ...walked, acts };
}
