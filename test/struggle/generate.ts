import { makeRandom } from "../simulation/random.ts";
import { honest, type Story } from "./honest.ts";
import type { SiteLine, VisitLine } from "./line.ts";
import { pagesOf, type Shop, shops } from "./shops.ts";
import { stuck } from "./stuck.ts";
import { record } from "./walk.ts";

/** What visits.jsonl was made from. */
export const SEED = 20_261_125;
export const VISITS = 720;

/** Of ten visits, so many are of people who are stuck. */
const STUCK_OF_TEN = 4;

type Part = "tune" | "held";

/** The labelled set as JSON lines: for each shop what is usual there, then its visits. The same seed makes the same. */
export function generate(seed: number, visits: number): string {
  const random = makeRandom(seed);
  const lines = new Map<Shop, VisitLine[]>(shops.held.map((shop) => [shop, []]));
  for (let index = 0; index < visits; index++) {
    const part: Part = index % 2 === 0 ? "tune" : "held";
    const isStuck = Math.floor(index / 2) % 10 < STUCK_OF_TEN;
    const [style, story] = random.pick(storiesOf(isStuck ? stuck : honest, part));
    const shop = random.pick(shops[part]);
    // Who is stuck may have a slow phone as well.
    const slow = story.slow ?? random.chance(0.06);
    const { stay, now } = record(makeRandom(seed, index), shop, slow, story.tell);
    const pages = stay.pages.map(({ path, at }) => ({ path, at }));
    lines.get(shop)?.push({
      id: index,
      part,
      style,
      stuck: isStuck,
      now,
      ...(stay.leftAt != null && { leftAt: stay.leftAt }),
      ...(stay.tabs && { tabs: [...stay.tabs] }),
      pages,
      ...(stay.acts.length > 0 && { acts: [...stay.acts] }),
    });
  }
  const all = [...lines].flatMap(([shop, told]) => [siteLine(shop, makeRandom(seed, shop.home.title.length)), ...told]);
  return `${all.map((line) => JSON.stringify(line)).join("\n")}\n`;
}

const storiesOf = (side: Record<string, Story>, part: Part): [string, Story][] =>
  Object.entries(side).filter(([, story]) => story.part === undefined || story.part === part);

/** Measured medians differ a little from what is true, and of some pages little is known. */
function siteLine(shop: Shop, random: ReturnType<typeof makeRandom>): SiteLine {
  const pages = pagesOf(shop);
  const usual = pages.map(({ path, usual }) => [
    path,
    {
      median: Math.round(usual * random.between(0.85, 1.15)) * 1000,
      count: random.chance(0.08) ? 7 : 40 + random.below(900),
    },
  ]);
  const titles = pages.map(({ path, title }) => [path, title]);
  return { site: { usual: Object.fromEntries(usual), titles: Object.fromEntries(titles) } };
}
