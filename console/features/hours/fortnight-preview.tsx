import { createMemo, createSignal, For, Show } from "solid-js";
import type { Rule } from "#protocol/model";
import type { Schedule } from "#protocol/schedule";
import { dateLocale } from "../../locales/clock.ts";
import { t } from "../../locales/strings.ts";
import { dateName } from "./day-names.ts";
import { fortnight } from "./fortnight.ts";
import { browserZone, ZoneField } from "./zone-field.tsx";

const HOUR = 3_600_000;

/** The next two weeks on the wall of a visitor, wherever they are. */
export function FortnightPreview(props: { schedule: Schedule | null; rule: Rule; unsaved: boolean; now: number }) {
  const [zone, setZone] = createSignal(browserZone());
  const time = createMemo(
    () =>
      new Intl.DateTimeFormat(dateLocale, { timeZone: zone(), hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  );
  const hour = createMemo(() => Math.floor(props.now / HOUR) * HOUR);
  const days = createMemo(() => fortnight(props.schedule, zone(), hour()));
  const hoursCount = () => props.rule === "hours" || (props.rule === "both" && props.schedule !== null);
  return (
    <section class="card" aria-labelledby="hours-preview">
      <h2 id="hours-preview">{t("hours.preview")}</h2>
      <p class="muted">{t(props.unsaved ? "hours.previewUnsaved" : "hours.previewSeen")}</p>
      <Show when={hoursCount()} fallback={<p>{t("hours.previewStaffed")}</p>}>
        <ZoneField label={t("hours.previewZone")} value={zone()} onInput={setZone} />
        <ul class="fortnight">
          <For each={days()}>
            {({ date, open }) => (
              <li>
                <span>{dateName(date)}</span>
                <span class="fortnight-bar" aria-hidden="true">
                  <For each={open}>{({ begin, end }) => <i style={{ "--from": begin, "--to": end }} />}</For>
                </span>
                <span class="numbers">
                  <For each={open} fallback={<span class="muted">{t("hours.previewClosed")}</span>}>
                    {({ from, to, end, allDay }) => (
                      <span class="fortnight-times">
                        {allDay
                          ? t("hours.previewAllDay")
                          : `${time().format(from)}–${end === 1 ? "24:00" : time().format(to)}`}
                      </span>
                    )}
                  </For>
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}
