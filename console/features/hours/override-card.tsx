import { createSignal, For, Show } from "solid-js";
import type { Override } from "#protocol/model";
import type { SiteDetails } from "#protocol/rest";
import { todayIn } from "#schedule";
import { changeSettings } from "../../api/sites.ts";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { whenWords } from "../../locales/when.ts";
import { createSubmit } from "../../ui/create-submit.ts";
import { FailureNotice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { dateAfter } from "./month.ts";
import { TimeInput } from "./time-input.tsx";
import { wallTimes } from "./wall.ts";
import { browserZone } from "./zone-field.tsx";

const HOUR = 3_600_000;
const ends = ["anHour", "endOfToday", "aTime"] as const;

/** Open or closed by hand, for once. It is told at once, without saving. */
export function OverrideCard(props: { details: SiteDetails; disabled: boolean }) {
  const scope = useSite();
  const submit = createSubmit();
  const [open, setOpen] = createSignal(false);
  const [end, setEnd] = createSignal<(typeof ends)[number]>("anHour");
  const [time, setTime] = createSignal("17:00");
  const settings = () => scope.live.state().view.settings ?? props.details.settings;
  const inForce = () => {
    const { override } = settings();
    return override !== null && override.until > scope.now() ? override : null;
  };
  const until = (): number => {
    if (end() === "anHour") return scope.now() + HOUR;
    const zone = browserZone();
    const today = todayIn(zone, scope.now());
    if (end() === "endOfToday") return wallTimes(zone, today)?.to ?? scope.now() + HOUR;
    const at = wallTimes(zone, today, time())?.from ?? 0;
    return at > scope.now() ? at : (wallTimes(zone, dateAfter(today, 1), time())?.from ?? scope.now() + HOUR);
  };
  const put = async (override: Override | null, words: string) => {
    const before = inForce();
    const done = await submit.run(() => changeSettings(scope.site().id, { override }));
    if (done === null) return;
    scope.setDetails(done.value);
    showToast(words, () => void put(before, t("hours.overrideSet")));
  };
  return (
    <section class="card" aria-labelledby="hours-override">
      <h2 id="hours-override">{t("hours.override")}</h2>
      <Show
        when={inForce()}
        fallback={
          <>
            <p class="muted">{t("hours.overrideHint")}</p>
            <Show when={!props.disabled}>
              <div class="override">
                <fieldset class="choices" aria-labelledby="hours-override">
                  <For each={[false, true]}>
                    {(value) => (
                      <label>
                        <input
                          type="radio"
                          name="override"
                          checked={open() === value}
                          onChange={() => setOpen(value)}
                        />
                        {t(value ? "hours.openNow" : "hours.closedNow")}
                      </label>
                    )}
                  </For>
                </fieldset>
                <label class="override-until">
                  <span>{t("hours.until")}</span>
                  <select
                    class="input"
                    value={end()}
                    onChange={(event) => setEnd(ends.find((one) => one === event.currentTarget.value) ?? "anHour")}
                  >
                    <For each={ends}>{(one) => <option value={one}>{t(`hours.${one}`)}</option>}</For>
                  </select>
                </label>
                <Show when={end() === "aTime"}>
                  <TimeInput label={t("hours.timeOfDay")} value={time()} onInput={setTime} />
                </Show>
                <button
                  type="button"
                  class="button"
                  aria-disabled={submit.busy()}
                  onClick={() => void put({ open: open(), until: Math.round(until()) }, t("hours.overrideSet"))}
                >
                  {t("hours.setOverride")}
                </button>
              </div>
              <Show when={open() && settings().rule !== "hours"}>
                <p class="muted">{t("hours.overrideStaff")}</p>
              </Show>
            </Show>
          </>
        }
      >
        {(override) => (
          <div class="override">
            <strong>
              {t(
                override().open ? "hours.overrideOpen" : "hours.overrideClosed",
                whenWords(override().until, scope.now()),
              )}
            </strong>
            <Show when={!props.disabled}>
              <button
                type="button"
                class="button"
                aria-disabled={submit.busy()}
                onClick={() => void put(null, t("hours.ended"))}
              >
                {t("hours.endOverride")}
              </button>
            </Show>
          </div>
        )}
      </Show>
      <FailureNotice failure={submit.failure()} />
    </section>
  );
}
