import type { Act, ActKind, Stay } from "../../worker/domain/struggle/stay.ts";
import type { Random } from "../simulation/random.ts";
import type { Shop, ShopPage } from "./shops.ts";

/** A made-up person on a shop's pages; everything they do takes time. Seconds. */
export type Walk = {
  shop: Shop;
  random: Random;
  /** Opens a page and reads it; `attention` 1 is as long as people usually do. */
  go(page: ShopPage, attention?: number): void;
  /** Stays where they are for about so long. */
  wait(seconds: number): void;
  act(kind: ActKind, detail?: string): void;
  /** A search: its page, and whether something was found. */
  search(words: string, results: number, attention?: number): void;
  /** A page in a tab of its own; the reading comes later. */
  openInTab(page: ShopPage): void;
  /** Closes all tabs, and does not come back within the visit. */
  leave(): void;
  some<T>(list: readonly T[], count: number): T[];
  /** A whole number, both ends included. */
  count(from: number, to: number): number;
};

/** What people are like, whatever they want. */
type Person = { pace: number; load: number; stray: number };

export type Recorded = { stay: Stay; now: number };

export function record(random: Random, shop: Shop, slow: boolean, tell: (walk: Walk) => void): Recorded {
  const spread = (sigma: number) => Math.exp(sigma * normal(random));
  const person: Person = {
    pace: Math.min(2.2, Math.max(0.5, spread(0.35))),
    load: slow ? random.between(4, 12) : random.between(0.3, 2),
    stray: random.chance(0.15) ? 0.12 : 0.025,
  };
  const pages: { path: string; title: string; at: number }[] = [];
  const acts: Act[] = [];
  const tabs: { path: string }[] = [];
  let clock = 0;
  let leftAt: number | null = null;
  const at = () => Math.round(clock * 10) * 100;
  const show = (page: ShopPage) => pages.push({ path: page.path, title: page.title, at: at() });
  const here = () => pages.at(-1)?.path ?? shop.home.path;
  const wait = (seconds: number) => {
    clock += Math.max(0.4, seconds * spread(0.3));
  };
  const act = (kind: ActKind, detail?: string, results?: number) => {
    acts.push({ at: at(), path: here(), kind, ...(detail && { detail }), ...(results !== undefined && { results }) });
    wait(2.5);
  };
  /** What happens to everybody now and then. */
  const chances = (page: ShopPage) => {
    if (random.chance(person.stray)) act("dead", random.pick(["img", "h1", "p", "span.price", "div"]));
    if (random.chance(slow ? 0.05 : 0.006)) act("rage", random.pick(["button", "a.next", "img"]));
    if (random.chance(slow ? 0.06 : 0.012)) show(page);
    if (random.chance(0.012)) wait(random.between(90, 400));
  };
  const go = (page: ShopPage, attention = 1) => {
    show(page);
    clock += person.load;
    chances(page);
    clock += Math.max(1.5, page.usual * person.pace * attention * spread(0.45));
  };

  tell({
    shop,
    random,
    go,
    wait,
    act,
    search(words, results, attention = 1) {
      show(shop.search);
      clock += person.load;
      act("search", words, results);
      clock += Math.max(1.5, shop.search.usual * person.pace * attention * spread(0.4));
    },
    openInTab(page) {
      if (tabs.length === 0) tabs.push({ path: here() });
      show(page);
      tabs.push({ path: page.path });
      wait(3);
    },
    leave() {
      leftAt = at();
      wait(60);
    },
    some(list, count) {
      const rest = [...list];
      return Array.from({ length: Math.min(count, rest.length) }, () =>
        rest.splice(random.below(rest.length), 1),
      ).flat();
    },
    count: (from, to) => from + random.below(to - from + 1),
  });
  return { stay: { pages, acts, ...(tabs.length > 0 && { tabs }), ...(leftAt !== null && { leftAt }) }, now: at() };
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
