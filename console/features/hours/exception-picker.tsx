import { createMemo, createSignal, For, Show } from "solid-js";
import type { Exception, Schedule } from "#protocol/schedule";
import { dayOf, exceptionalDates } from "#schedule";
import { t } from "../../locales/strings.ts";
import { datesName } from "./day-names.ts";

/** A day that may be taken over. `ticked`: unless somebody says otherwise. */
export type Offer = { exception: Exception; ticked: boolean; note?: string };

type ExceptionPickerProps = {
  offers: readonly Offer[];
  /** What is in it already is shown, and not offered again. */
  schedule: Schedule;
  onTake(exceptions: Exception[]): void;
  onCancel(): void;
};

/** What would be taken over, to look at before it is. */
export function ExceptionPicker(props: ExceptionPickerProps) {
  const [said, setSaid] = createSignal<ReadonlyMap<Exception, boolean>>(new Map());
  const isThere = ({ from, to }: Exception) => {
    const days = dayOf(to) - dayOf(from) + 1;
    const held = exceptionalDates(props.schedule, from, days);
    return held.reduce((sum, one) => sum + dayOf(one.to) - dayOf(one.from) + 1, 0) === days;
  };
  const isTicked = ({ exception, ticked }: Offer) => !isThere(exception) && (said().get(exception) ?? ticked);
  const taken = createMemo(() => props.offers.filter(isTicked).map(({ exception }) => exception));
  const say = (offers: readonly Offer[], ticked: boolean) =>
    setSaid(new Map([...said(), ...offers.map(({ exception }) => [exception, ticked] as const)]));
  return (
    <div class="picker">
      <div class="picker-all">
        <button type="button" class="button plain" onClick={() => say(props.offers, true)}>
          {t("hours.all")}
        </button>
        <button type="button" class="button plain" onClick={() => say(props.offers, false)}>
          {t("hours.none")}
        </button>
      </div>
      <ul class="picker-list">
        <For each={props.offers}>
          {(offer) => (
            <li>
              <label class="check">
                <input
                  type="checkbox"
                  checked={isTicked(offer)}
                  disabled={isThere(offer.exception)}
                  onChange={(event) => say([offer], event.currentTarget.checked)}
                />
                <span>{offer.exception.label || datesName(offer.exception.from, offer.exception.to)}</span>
                <span class="hint">
                  {datesName(offer.exception.from, offer.exception.to)}
                  <Show when={offer.exception.yearly}> · {t("hours.everyYear")}</Show>
                  <Show when={offer.note}> · {offer.note}</Show>
                  <Show when={isThere(offer.exception)}> · {t("hours.known")}</Show>
                </span>
              </label>
            </li>
          )}
        </For>
      </ul>
      <div class="exception-buttons">
        <button
          type="button"
          class="button primary"
          disabled={taken().length === 0}
          onClick={() => props.onTake(taken())}
        >
          {t("hours.takeOver", taken().length)}
        </button>
        <button type="button" class="button plain" onClick={() => props.onCancel()}>
          {t("app.cancel")}
        </button>
      </div>
    </div>
  );
}
