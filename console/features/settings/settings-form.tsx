import { createMemo, createSignal, Show } from "solid-js";
import { limits } from "#protocol/limits";
import type { ChangeSettings, SiteDetails } from "#protocol/rest";
import { changeSettings } from "../../api/sites.ts";
import { useSite } from "../../live/context.tsx";
import { settingsDraft } from "../../live/drafts.ts";
import { useSession } from "../../live/session.tsx";
import { t } from "../../locales/strings.ts";
import { createBriefly } from "../../ui/create-briefly.ts";
import { createSubmit } from "../../ui/create-submit.ts";
import { Field, TextField } from "../../ui/field.tsx";
import { focusFirstWrong } from "../../ui/focus-first-wrong.ts";
import { FailureNotice, GoodNotice } from "../../ui/notice.tsx";
import { readOrigins } from "../onboarding/origins.ts";
import { OriginsField } from "../onboarding/origins-field.tsx";
import { ColorField } from "./color-field.tsx";
import { createSettingsDraft, type Draft } from "./create-settings-draft.ts";
import { LauncherPreview } from "./launcher-preview.tsx";
import { PositionField } from "./position-field.tsx";

export function SettingsForm(props: { details: SiteDetails; disabled: boolean }) {
  const scope = useSite();
  const session = useSession();
  const submit = createSubmit();
  const told = () => scope.live.state().view.settings;
  const place = settingsDraft(scope.site().id);
  const form = createSettingsDraft(told() ?? props.details.settings, told, {
    read: () => scope.drafts.of(place),
    write: (text) => scope.drafts.set(place, text),
  });
  const { draft, dirty } = form;
  const saved = createBriefly();
  const [tried, setTried] = createSignal(false);
  const edit = (change: Partial<Draft>) => {
    form.edit(change);
    saved.end();
  };
  const origins = createMemo(() => readOrigins(draft().origins));
  const wrong = createMemo(() => {
    const read = origins();
    return {
      name: draft().name.trim() === "" ? t("settings.nameMissing") : null,
      color: /^#[0-9a-f]{6}$/iu.test(draft().color) ? null : t("settings.colorWrong"),
      origins: read.ok ? null : read.error,
    };
  });
  const save = async (element: HTMLFormElement) => {
    setTried(true);
    const read = origins();
    if (!read.ok || wrong().name !== null || wrong().color !== null) return focusFirstWrong(element);
    if (!dirty()) return;
    const sent = form.changed();
    const { name, origins: lines, ...others } = sent;
    const change: ChangeSettings = { ...others };
    if (name !== undefined) change.name = name.trim();
    if (lines !== undefined) change.origins = read.origins;
    const done = await submit.run(() => changeSettings(scope.site().id, change));
    if (done === null) return;
    scope.setDetails(done.value);
    form.settle(sent, done.value.settings);
    setTried(false);
    saved.begin();
    await session.refresh();
  };
  return (
    <form
      class="settings-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(event.currentTarget);
      }}
    >
      <section class="card" aria-labelledby="settings-general">
        <h2 id="settings-general">{t("settings.general")}</h2>
        <TextField
          label={t("settings.name")}
          value={draft().name}
          onInput={(name) => edit({ name })}
          maxLength={limits.name}
          disabled={props.disabled}
          error={wrong().name}
        />
        <OriginsField
          value={draft().origins}
          onInput={(value) => edit({ origins: value })}
          error={tried() ? wrong().origins : null}
          disabled={props.disabled}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={draft().strict}
            disabled={props.disabled}
            onChange={(event) => edit({ strict: event.currentTarget.checked })}
          />
          <span>{t("settings.strict")}</span>
          <span class="hint">{t("settings.strictHint")}</span>
        </label>
      </section>
      <section class="card look" aria-labelledby="settings-look">
        <h2 id="settings-look">{t("settings.look")}</h2>
        <div class="look-fields">
          <ColorField
            value={draft().color}
            onInput={(color) => edit({ color })}
            error={wrong().color}
            disabled={props.disabled}
          />
          <PositionField
            value={draft().position}
            onInput={(position) => edit({ position })}
            disabled={props.disabled}
          />
          <Field label={t("settings.greeting")} hint={t("settings.greetingHint")}>
            {(ids) => (
              <textarea
                class="input"
                id={ids.id}
                rows={2}
                maxLength={300}
                aria-describedby={ids.describedBy}
                value={draft().greeting}
                disabled={props.disabled}
                onInput={(event) => edit({ greeting: event.currentTarget.value })}
              />
            )}
          </Field>
        </div>
        <LauncherPreview
          name={draft().name}
          color={wrong().color === null ? draft().color : form.base().color}
          position={draft().position}
          greeting={draft().greeting}
        />
      </section>
      <FailureNotice failure={submit.failure()} />
      <Show when={!props.disabled}>
        <div class="settings-save">
          <button type="submit" class="button primary large" aria-disabled={submit.busy() || !dirty()}>
            {submit.busy() ? t("settings.saving") : t("settings.save")}
          </button>
          <Show when={dirty()} fallback={saved.is() && <GoodNotice>{t("settings.saved")}</GoodNotice>}>
            <button type="button" class="button large" onClick={() => form.discard()}>
              {t("settings.discard")}
            </button>
            <span class="muted">{t("settings.unsaved")}</span>
          </Show>
        </div>
      </Show>
    </form>
  );
}
