import { createEffect, createMemo, createSignal, For, on, Show } from "solid-js";
import * as v from "valibot";
import { Routing, type Settings } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { warnOnLeave } from "../../live/warn-on-leave.ts";
import { t } from "../../locales/strings.ts";
import { Field } from "../../ui/field.tsx";
import { focusFirstWrong } from "../../ui/focus-first-wrong.ts";
import { createSettingsSaver } from "./create-settings-saver.ts";
import { Ladder } from "./ladder.tsx";
import { NumberField } from "./number-field.tsx";
import { readTimes } from "./read-times.ts";
import { SaveState } from "./save-state.tsx";

type Count = Exclude<keyof Routing, "fallback">;

/** In the order of the ladder; then when an agent counts as away, and how much one takes. */
const waits: readonly Count[] = ["remindAfter", "offerAfter", "fallbackAfter", "giveUpAfter", "waitAtMost"];
const agents: readonly Count[] = ["capacity", "idleAfter", "signedOffAfter"];

/** How long each step of the ladder waits, and what it looks like with these times. What is not saved waits in this tab. */
export function Times(props: { first: Settings; disabled: boolean }) {
  const scope = useSite();
  const saver = createSettingsSaver(props.first);
  const place = `routing:${scope.site().id}`;
  const [edits, setEdits] = createSignal(readTimes(scope.drafts.of(place)));
  const draft = createMemo((): Routing => ({ ...saver.settings().routing, ...edits() }));
  const dirty = () => JSON.stringify(draft()) !== JSON.stringify(saver.settings().routing);
  const wrong = createMemo(() => {
    const result = v.safeParse(Routing, draft());
    if (result.success) return new Map<string, string>();
    return new Map(result.issues.map((issue) => [v.getDotPath(issue) ?? "", wordsOf(issue)]));
  });
  createEffect(on([edits, dirty], ([held, isDirty]) => scope.drafts.set(place, isDirty ? JSON.stringify(held) : "")));
  warnOnLeave(dirty, t("routing.left"));
  const departments = () => saver.settings().departments;
  const fallback = () => departments().find(({ id }) => id === draft().fallback)?.name ?? null;
  const isFallbackGone = () => draft().fallback !== null && fallback() === null;
  const edit = (change: Partial<Routing>) => setEdits({ ...edits(), ...change });
  const save = async (element: HTMLFormElement) => {
    if (wrong().size > 0) return focusFirstWrong(element);
    if (!dirty() || saver.busy()) return;
    const sent = edits();
    if (await saver.save((latest) => ({ routing: { ...latest.routing, ...sent } })))
      setEdits((now) => (now === sent ? {} : now));
  };
  const NumberOf = (own: { name: Count }) => (
    <NumberField
      label={t(`routing.times.${own.name}`)}
      unit={t(`routing.units.${unitOf(own.name)}`)}
      value={draft()[own.name]}
      error={wrong().get(own.name) ?? null}
      disabled={props.disabled}
      onInput={(value) => edit({ [own.name]: value })}
    />
  );
  return (
    <section class="card" aria-labelledby="routing-times">
      <div class="card-head">
        <h2 id="routing-times">{t("routing.nobodyAnswers")}</h2>
        <SaveState busy={saver.busy()} saved={saver.saved() && !dirty()} failure={saver.failure()} />
      </div>
      <form
        class="times"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save(event.currentTarget);
        }}
      >
        <div class="times-fields">
          <For each={waits}>{(name) => <NumberOf name={name} />}</For>
          <Field
            label={t("routing.fallback")}
            hint={t("routing.fallbackHint")}
            error={isFallbackGone() ? t("routing.fallbackGone") : null}
          >
            {(ids) => (
              <select
                class="input"
                id={ids.id}
                aria-describedby={ids.describedBy}
                disabled={props.disabled}
                onChange={(event) => edit({ fallback: event.currentTarget.value || null })}
              >
                <option value="" selected={fallback() === null}>
                  {t("routing.wholeTeam")}
                </option>
                <For each={departments()}>
                  {({ id, name }) => (
                    <option value={id} selected={draft().fallback === id}>
                      {name}
                    </option>
                  )}
                </For>
              </select>
            )}
          </Field>
        </div>
        <Ladder routing={draft()} fallback={fallback()} />
        <h3>{t("routing.agentsHead")}</h3>
        <div class="times-agents">
          <For each={agents}>{(name) => <NumberOf name={name} />}</For>
        </div>
        <Show when={!props.disabled}>
          <div class="times-foot">
            <button
              type="submit"
              class="button primary large"
              aria-disabled={!dirty() || wrong().size > 0 || saver.busy()}
            >
              {t("settings.save")}
            </button>
            <Show when={dirty()}>
              <button type="button" class="button large" onClick={() => setEdits({})}>
                {t("settings.discard")}
              </button>
              <span class="muted">{t("settings.unsaved")}</span>
            </Show>
          </div>
        </Show>
      </form>
    </section>
  );
}

/** What is out of bounds says the bound. */
const wordsOf = ({ type, message }: v.BaseIssue<unknown>): string =>
  type === "min_value" || type === "max_value" ? message : t("routing.wholeNumber");

const unitOf = (name: Count): "seconds" | "minutes" | "conversations" => {
  if (name === "capacity") return "conversations";
  return name === "idleAfter" || name === "signedOffAfter" ? "minutes" : "seconds";
};
