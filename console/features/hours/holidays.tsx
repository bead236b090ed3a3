import { createMemo, createSignal, For, Show } from "solid-js";
import type { Exception, Schedule } from "#protocol/schedule";
import { locale, t } from "../../locales/strings.ts";
import { Field } from "../../ui/field.tsx";
import { ExceptionPicker } from "./exception-picker.tsx";
import { countries, countryOf, regions, suggestHolidays } from "./suggest-holidays.ts";

type HolidaysProps = {
  schedule: Schedule;
  today: string;
  onTake(exceptions: Exception[]): void;
  onCancel(): void;
};

/** Public holidays by country and region. It brings a large library with it, so it is loaded when it is asked for. */
export default function Holidays(props: HolidaysProps) {
  const all = countries(locale);
  const [country, setCountry] = createSignal(countryOf(props.schedule.timeZone, navigator.language));
  const [region, setRegion] = createSignal("");
  const offers = createMemo(() =>
    suggestHolidays(country(), region() === "" ? null : region(), props.today, locale).map((exception) => ({
      exception,
      ticked: true,
    })),
  );
  return (
    <section class="source" aria-labelledby="hours-holidays">
      <h3 id="hours-holidays">{t("hours.holidaysTitle")}</h3>
      <div class="exception-dates">
        <Field label={t("hours.country")}>
          {(ids) => (
            <select
              class="input"
              id={ids.id}
              value={country()}
              onChange={(event) => {
                setRegion("");
                setCountry(event.currentTarget.value);
              }}
            >
              <For each={all}>{({ code, name }) => <option value={code}>{name}</option>}</For>
            </select>
          )}
        </Field>
        <Show when={regions(country(), locale).length > 0}>
          <Field label={t("hours.region")}>
            {(ids) => (
              <select
                class="input"
                id={ids.id}
                value={region()}
                onChange={(event) => setRegion(event.currentTarget.value)}
              >
                <option value="">{t("hours.wholeCountry")}</option>
                <For each={regions(country(), locale)}>{({ code, name }) => <option value={code}>{name}</option>}</For>
              </select>
            )}
          </Field>
        </Show>
      </div>
      <ExceptionPicker offers={offers()} schedule={props.schedule} onTake={props.onTake} onCancel={props.onCancel} />
      <p class="muted">{t("hours.holidaysFrom")}</p>
    </section>
  );
}
