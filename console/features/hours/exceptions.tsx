import { createMemo, createSignal, Match, Show, Switch } from "solid-js";
import { limits } from "#protocol/limits";
import type { Exception, Schedule } from "#protocol/schedule";
import { exceptionalDates, todayIn } from "#schedule";
import { t } from "../../locales/strings.ts";
import { showToast } from "../../ui/toasts.tsx";
import { Calendar } from "./calendar.tsx";
import { ExceptionForm, type OpenDays } from "./exception-form.tsx";
import { ExceptionList, nameOf } from "./exception-list.tsx";
import { ExceptionSources, type Source } from "./exception-sources.tsx";
import { isSame } from "./rebase.ts";

type ExceptionsProps = {
  schedule: Schedule;
  now: number;
  onChange(exceptions: Exception[], words?: string): void;
  onWrite(days: OpenDays | null): void;
  disabled: boolean;
};

/** What is being done: other days are made, changed (from what they were, at their place), or taken from elsewhere. */
type Doing = { what: "make"; from: string; to: string } | { what: "change"; index: number; one: Exception } | Source;

type Change = Extract<Doing, { what: "change" }>;

/** Holidays and other days: in a calendar, as a list, and where they may come from. */
export function Exceptions(props: ExceptionsProps) {
  let side: HTMLDivElement | undefined;
  const [doing, setDoing] = createSignal<Doing | null>(null);
  const all = () => props.schedule.exceptions;
  const today = createMemo(() => todayIn(props.schedule.timeZone, props.now));
  const change = (index: number) => {
    const one = all()[index];
    if (one !== undefined) setDoing({ what: "change", index, one });
  };
  const add = (more: readonly Exception[], words?: string): boolean => {
    const isRoom = all().length + more.length <= limits.exceptions;
    if (isRoom) {
      props.onChange([...all(), ...more], words);
      setDoing(null);
      side?.querySelector(".exception-list > :last-child")?.scrollIntoView({ block: "nearest" });
    } else showToast(t("hours.exceptionsFull", limits.exceptions));
    return isRoom;
  };
  const remove = (index: number) => {
    const one = all()[index];
    setDoing(null);
    if (one !== undefined) props.onChange(all().toSpliced(index, 1), t("hours.removed", nameOf(one)));
  };
  /** The list is drawn anew with whatever a colleague saves: what is in the form is found again, or -1. */
  const placeOf = ({ index, one }: Change) =>
    isSame(all()[index], one) ? index : all().findIndex((held) => isSame(held, one));
  /** What was removed meanwhile is added again: it was just written. */
  const replace = (what: Change, next: Exception): boolean => {
    const index = placeOf(what);
    if (index === -1) return add([next]);
    props.onChange(all().with(index, next));
    setDoing(null);
    return true;
  };
  return (
    <section class="card exceptions" aria-labelledby="hours-exceptions">
      <h2 id="hours-exceptions">{t("hours.exceptions")}</h2>
      <p class="muted">
        {props.disabled ? "" : t("hours.exceptionsHow")} {t("hours.exceptionsHint")}
      </p>
      <div class="exceptions-columns">
        <Calendar
          schedule={props.schedule}
          today={today()}
          disabled={props.disabled}
          chosen={chosenOf(doing())}
          onChoose={(from, to) => {
            const [there] = from === to ? exceptionalDates(props.schedule, from, 1) : [];
            if (there === undefined) setDoing({ what: "make", from, to });
            else change(all().indexOf(there.exception));
          }}
        />
        <div class="exceptions-side" ref={side}>
          <Switch
            fallback={
              <ExceptionList
                exceptions={all()}
                today={today()}
                onChange={change}
                onRemove={remove}
                disabled={props.disabled}
              />
            }
          >
            <Match when={chosenOf(doing())} keyed>
              {({ from, to }) => (
                <ExceptionForm
                  value={{ from, to, hours: [] }}
                  isNew
                  onDone={(one) => add([one])}
                  onCancel={() => setDoing(null)}
                  onWrite={props.onWrite}
                />
              )}
            </Match>
            <Match when={changeOf(doing())} keyed>
              {(what) => (
                <ExceptionForm
                  value={what.one}
                  isNew={false}
                  onDone={(next) => replace(what, next)}
                  onRemove={() => remove(placeOf(what))}
                  onCancel={() => setDoing(null)}
                  onWrite={props.onWrite}
                />
              )}
            </Match>
          </Switch>
        </div>
      </div>
      <Show when={!props.disabled}>
        <ExceptionSources
          from={sourceOf(doing())}
          schedule={props.schedule}
          today={today()}
          onOpen={setDoing}
          onTake={(more) => void add(more, t("hours.tookOver", more.length))}
          onCancel={() => setDoing(null)}
        />
      </Show>
    </section>
  );
}

const changeOf = (doing: Doing | null) => (doing?.what === "change" ? doing : null);
const chosenOf = (doing: Doing | null) => (doing?.what === "make" ? doing : null);
const sourceOf = (doing: Doing | null): Source | null =>
  doing?.what === "holidays" || doing?.what === "file" ? doing : null;
