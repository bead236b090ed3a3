import { createEffect, createSignal, on, Show } from "solid-js";
import { changeSettings } from "../../api/sites.ts";
import { useSite } from "../../live/context.tsx";
import { mailDraft } from "../../live/drafts.ts";
import { t } from "../../locales/strings.ts";
import { createBriefly } from "../../ui/create-briefly.ts";
import { createSubmit } from "../../ui/create-submit.ts";
import { Field } from "../../ui/field.tsx";
import { focusFirstWrong } from "../../ui/focus-first-wrong.ts";
import { FailureNotice, GoodNotice } from "../../ui/notice.tsx";
import { readAddresses } from "./read-addresses.ts";

/** Who gets what visitors leave while nobody is there. */
export function MailSettings(props: { mailTo: readonly string[]; disabled: boolean }) {
  const scope = useSite();
  const asking = createSubmit();
  const told = () => (scope.live.state().view.settings?.mailTo ?? props.mailTo).join("\n");
  const place = mailDraft(scope.site().id);
  const [draft, setDraft] = createSignal(readKept(scope.drafts.of(place)));
  const saved = createBriefly();
  const [error, setError] = createSignal<string | null>(null);
  const value = () => draft() ?? told();
  const dirty = () => value() !== told();
  // As JSON, so that no address at all is a draft too.
  createEffect(on([value, dirty], ([held, isDirty]) => scope.drafts.set(place, isDirty ? JSON.stringify(held) : "")));
  const edit = (text: string | null) => {
    setDraft(text);
    saved.end();
    setError(null);
  };
  const save = async (element: HTMLFormElement) => {
    const read = readAddresses(value());
    setError(read.ok ? null : read.error);
    if (!read.ok) return focusFirstWrong(element);
    const done = await asking.run(() => changeSettings(scope.site().id, { mailTo: read.addresses }));
    if (done === null) return;
    scope.setDetails(done.value);
    setDraft(null);
    saved.begin();
  };
  return (
    <form
      class="card"
      noValidate
      aria-labelledby="settings-mail"
      onSubmit={(event) => {
        event.preventDefault();
        void save(event.currentTarget);
      }}
    >
      <h2 id="settings-mail">{t("mail.settingsTitle")}</h2>
      <p class="muted">{t("mail.settingsIntro")}</p>
      <Field label={t("mail.addresses")} hint={t("mail.addressesHint")} error={error()}>
        {(ids) => (
          <textarea
            class="input"
            id={ids.id}
            rows={3}
            spellcheck={false}
            inputmode="email"
            autocomplete="off"
            disabled={props.disabled}
            value={value()}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid}
            onInput={(event) => edit(event.currentTarget.value)}
          />
        )}
      </Field>
      <FailureNotice failure={asking.failure()} />
      <Show when={!props.disabled}>
        <div class="settings-save">
          <button type="submit" class="button" aria-disabled={asking.busy()}>
            {asking.busy() ? t("settings.saving") : t("mail.settingsSave")}
          </button>
          <Show when={dirty()} fallback={saved.is() && <GoodNotice>{t("mail.settingsSaved")}</GoodNotice>}>
            <button type="button" class="button" onClick={() => edit(null)}>
              {t("settings.discard")}
            </button>
            <span class="muted">{t("settings.unsaved")}</span>
          </Show>
        </div>
      </Show>
    </form>
  );
}

function readKept(text: string): string | null {
  try {
    const kept: unknown = JSON.parse(text);
    return typeof kept === "string" ? kept : null;
  } catch {
    return null;
  }
}
