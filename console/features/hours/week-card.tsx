import { createEffect, createSignal, on, Show } from "solid-js";
import type { Schedule } from "#protocol/schedule";
import { t } from "../../locales/strings.ts";
import { WeekGrid } from "./week-grid.tsx";
import { WeekList } from "./week-list.tsx";
import { browserZone, ZoneField } from "./zone-field.tsx";

type WeekCardProps = {
  hours: Schedule | null;
  site: boolean;
  /** What a department's own hours begin with. */
  start: Schedule | null;
  onHours(hours: Schedule | null, words?: string): void;
  onChange(change: Partial<Schedule>, words?: string): void;
  disabled: boolean;
};

/** Always, or a week: drawn on a grid, or typed. */
export function WeekCard(props: WeekCardProps) {
  const [last, setLast] = createSignal<Schedule | null>(null);
  createEffect(
    on(
      () => props.hours,
      (hours) => hours !== null && setLast(hours),
    ),
  );
  const always = () => props.onHours(null, props.site && props.hours !== null ? t("hours.cleared") : undefined);
  return (
    <section class="card" aria-labelledby="hours-week">
      <h2 id="hours-week">{t("hours.week")}</h2>
      <fieldset class="hours-choices" disabled={props.disabled} aria-labelledby="hours-week">
        <label class="check">
          <input type="radio" name="when" checked={props.hours === null} onChange={always} />
          <span>{t(props.site ? "hours.always" : "hours.asSiteHours")}</span>
          <span class="hint">{t(props.site ? "hours.alwaysHint" : "hours.asSiteHoursHint")}</span>
        </label>
        <label class="check">
          <input
            type="radio"
            name="when"
            checked={props.hours !== null}
            onChange={() => props.onHours(last() ?? props.start ?? workdays())}
          />
          <span>{t("hours.own")}</span>
          <Show when={!props.disabled}>
            <span class="hint">{t("hours.ownHint")}</span>
          </Show>
        </label>
      </fieldset>
      <Show when={props.hours}>
        {(hours) => (
          <>
            <ZoneField
              label={t("hours.zone")}
              hint={t(props.disabled ? "hours.zoneHint" : "hours.zoneHow")}
              value={hours().timeZone}
              onInput={(timeZone) => props.onChange({ timeZone })}
              disabled={props.disabled}
            />
            <WeekGrid
              week={hours().week}
              onChange={(week, words) => props.onChange({ week }, words)}
              disabled={props.disabled}
            />
            <WeekList
              week={hours().week}
              onChange={(week, words) => props.onChange({ week }, words)}
              disabled={props.disabled}
            />
          </>
        )}
      </Show>
    </section>
  );
}

/** To begin with: something that is easy to change. */
const workdays = (): Schedule => ({
  timeZone: browserZone(),
  week: ([1, 2, 3, 4, 5] as const).map((day) => ({ day, from: "09:00", to: "17:00" })),
  exceptions: [],
});
