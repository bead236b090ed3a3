import { createMemo, For } from "solid-js";
import type { HourTraffic } from "#protocol/reports";
import { t } from "../../locales/strings.ts";
import { shortWeekday, weekdayName } from "../hours/day-names.ts";
import { type HeatCell, heatMap, makeWeekClock } from "./heat-map.ts";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** When people come, and when they write: the darker the more. `timeZone` is the site's; null is the browser's. */
export function WeekHeat(props: { rows: readonly HourTraffic[]; timeZone: string | null }) {
  const cells = createMemo(() => heatMap(props.rows, makeWeekClock(props.timeZone)));
  const most = () => Math.max(1, ...cells().map(({ visits }) => visits));
  const cell = (day: number, hour: number) => cells()[(day - 1) * 24 + hour];
  const words = ({ visits, conversations }: HeatCell) => t("reports.heatCell", visits, conversations);
  return (
    <div class="heat-scroll">
      <table class="heat">
        <thead>
          <tr>
            <td />
            <For each={HOURS}>{(hour) => <th scope="col">{hour % 3 === 0 ? hour : ""}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={DAYS}>
            {(day) => (
              <tr>
                <th scope="row">{shortWeekday(day)}</th>
                <For each={HOURS}>
                  {(hour) => (
                    <td title={`${weekdayName(day)} ${hour}:00 · ${words(cell(day, hour) ?? EMPTY)}`}>
                      <svg viewBox="0 0 10 10" role="img" aria-label={words(cell(day, hour) ?? EMPTY)}>
                        <rect class="heat-ground" width="10" height="10" rx="2" />
                        <rect width="10" height="10" rx="2" opacity={(cell(day, hour)?.visits ?? 0) / most()} />
                        {(cell(day, hour)?.conversations ?? 0) > 0 && <circle cx="5" cy="5" r="1.6" />}
                      </svg>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

const EMPTY: HeatCell = { day: 1, hour: 0, visits: 0, conversations: 0 };
