import { plus, TIMES } from "../../domain/traffic/cell.ts";
import { countedPath } from "../../domain/traffic/path.ts";
import { medianStay } from "../../domain/traffic/stay.ts";
import type { Store } from "../store/index.ts";
import { makeRecent } from "../store/recent.ts";

/** How long people usually stay on a page, in milliseconds, by how many stays that is known. */
export type Usual = { median: number; count: number };

const HOUR = 3_600_000;
/** Hours that are looked at: seven days. */
const HOURS = 7 * 24;
/** Pages whose usual time is kept. */
const PAGES = 1_000;

/**
 * [TRF6] The usual time on a page in the last seven days, null where nobody was seen to leave it. A page is looked up once an
 * hour, and after a wake.
 */
export function makeUsual({ traffic }: Pick<Store, "traffic">, now: () => number): (path: string) => Usual | null {
  const recent = makeRecent<{ at: number; usual: Usual | null }>(PAGES);

  function look(path: string): Usual | null {
    const from = now() - (now() % HOUR) - (HOURS - 1) * HOUR;
    const sum = traffic.ofPage(path, from, HOURS).reduce(plus, []);
    const times = sum.slice(TIMES);
    const median = medianStay(times);
    return median === null ? null : { median, count: times.reduce((all, n) => all + n, 0) };
  }

  return (path) => {
    const page = countedPath(path);
    const known = recent.get(page);
    if (known !== undefined && now() - known.at < HOUR) return known.usual;
    return recent.put(page, { at: now(), usual: look(page) }).usual;
  };
}
