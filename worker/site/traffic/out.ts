import type { ChangedCell } from "../../history/traffic.ts";
import type { SiteContext } from "../context.ts";
import { within } from "../within.ts";
import { OUT_EVERY } from "./traffic.ts";

/** So many that their JSON stays well below the 2 MB that a bound value may have. */
const BATCH = 500;
/** Between two batches, in milliseconds. */
const PAUSE = 250;
const ANSWER_WITHIN = 10_000;
const DAY = 24 * 3_600_000;
/** What D1 has stays here for so long: a page's usual time, and which pages matter, are of the last seven days. */
const KEEP = 8 * DAY;

/** What the cells need of D1: all of a batch or nothing, and the same again without harm. */
export type WriteTraffic = (site: string, cells: readonly ChangedCell[]) => Promise<void>;

/**
 * [TRF4] Cells that changed on their way to D1, as they are now and in order of change. The mark moves only after D1 has them.
 * Throws while D1 does not take them: the alarm rings again, later each time.
 */
export async function drainTraffic(site: SiteContext, write: WriteTraffic): Promise<void> {
  const { traffic } = site.store;
  const cells = traffic.undrained(BATCH);
  const last = cells.at(-1);
  if (last !== undefined) {
    await within(ANSWER_WITHIN, write(site.identity().id, cells));
    traffic.markDrained(last.changed);
  }
  traffic.prune(site.now() - KEEP);
  if (!traffic.isDrained()) site.alarms.set("traffic-out", site.now() + (cells.length < BATCH ? OUT_EVERY : PAUSE));
}
