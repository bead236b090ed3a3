import { createSignal, For, Show } from "solid-js";
import type { Override } from "#protocol/model";
import type { SiteDetails } from "#protocol/rest";
import { todayIn } from "#schedule";
import { changeSettings } from "../../api/sites.ts";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { createSubmit } from "../../ui/create-submit.ts";
import { FailureNotice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { dateAfter } from "./month.ts";
import { TimeInput } from "./time-input.tsx";
import { wallTimes } from "./wall.ts";
import { whenIn } from "./when-in.ts";
import { browserZone } from "./zone-field.tsx";

const HOUR = 3_600_000;
const ends = ["anHour", "endOfToday", "aTime"] as const;

/** Open or closed by hand, for once. It is told at once, without saving. */
export function OverrideCard(props: { details: SiteDetails; disabled: boolean }) {
  const scope = useSite();
  const submit = createSubmit();
  const [end, setEnd] = createSignal<(typeof ends)[number]>("anHour");
  const [time, setTime] = createSignal("17:00");
  const settings = () => scope.live.state().view.settings ?? props.details.settings;
  /** The site's own, as all the times on this page. */
  const zone = () => settings().hours?.timeZone ?? browserZone();
  const inForce = () => {
    const { override } = settings();
    return override !== null && override.until > scope.now() ? override : null;
  };
  const until = (): number => {
    if (end() === "anHour") return scope.now() + HOUR;
    const today = todayIn(zone(), scope.now());
    if (end() === "endOfToday") return wallTimes(zone(), today)?.to ?? scope.now() + HOUR;
    const at = wallTimes(zone(), today, time())?.from ?? 0;
    return at > scope.now() ? at : (wallTimes(zone(), dateAfter(today, 1), time())?.from ?? scope.now() + HOUR);
  };
  const put = async (override: Override | null, words: string) => {
    const before = inForce();
    const done = await submit.run(() => changeSettings(scope.site().id, { override }));
    if (done === null) return;
    scope.setDetails(done.value);
    showToast(words, () => void put(before, t("hours.overrideSet")), { about: "override" });
  };
  return (
    <Show when={!props.disabled || inForce()}>
      <section class="card" aria-labelledby="hours-override">
        <h2 id="hours-override">{t("hours.override")}</h2>
        <Show
          when={inForce()}
          fallback={
            <>
              <p class="muted">{t("hours.overrideHint")}</p>
              <div class="override">
                <select
                  class="input"
                  aria-label={t("hours.howLong")}
                  value={end()}
                  onChange={(event) => setEnd(ends.find((one) => one === event.currentTarget.value) ?? "anHour")}
                >
                  <For each={ends}>{(one) => <option value={one}>{t(`hours.${one}`)}</option>}</For>
                </select>
                <Show when={end() === "aTime"}>
                  <TimeInput label={t("hours.timeOfDay")} value={time()} onInput={setTime} />
                </Show>
                <Show when={end() !== "anHour" && zone() !== browserZone()}>
                  <span class="muted">{t("hours.inThatZone", zone())}</span>
                </Show>
                <For each={[false, true]}>
                  {(open) => (
                    <button
                      type="button"
                      class="button"
                      aria-disabled={submit.busy()}
                      onClick={() => void put({ open, until: Math.round(until()) }, t("hours.overrideSet"))}
                    >
                      {t(open ? "hours.openNow" : "hours.closeNow")}
                    </button>
                  )}
                </For>
              </div>
              <Show when={settings().rule !== "hours"}>
                <p class="muted">{t("hours.overrideStaff")}</p>
              </Show>
            </>
          }
        >
          {(override) => (
            <div class="override">
              <strong>
                {t(
                  override().open ? "hours.overrideOpen" : "hours.overrideClosed",
                  whenIn(zone(), override().until, scope.now()),
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
    </Show>
  );
}
