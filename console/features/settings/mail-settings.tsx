import { createSignal, Show } from "solid-js";
import { changeSettings } from "../../api/sites.ts";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { createSubmit } from "../../ui/create-submit.ts";
import { Field } from "../../ui/field.tsx";
import { FailureNotice, GoodNotice } from "../../ui/notice.tsx";
import { readAddresses } from "./read-addresses.ts";

/** Who gets what visitors leave while nobody is there. */
export function MailSettings(props: { mailTo: readonly string[]; disabled: boolean }) {
  const scope = useSite();
  const asking = createSubmit();
  const told = () => (scope.live.state().view.settings?.mailTo ?? props.mailTo).join("\n");
  const [draft, setDraft] = createSignal<string | null>(null);
  const [saved, setSaved] = createSignal(false);
  const [error, setError] = createSignal<string | null>(null);
  const value = () => draft() ?? told();
  const save = async () => {
    const read = readAddresses(value());
    setError(read.ok ? null : read.error);
    if (!read.ok) return;
    const done = await asking.run(() => changeSettings(scope.site().id, { mailTo: read.addresses }));
    if (done === null) return;
    scope.setDetails(done.value);
    setDraft(null);
    setSaved(true);
  };
  return (
    <form
      class="card"
      noValidate
      aria-labelledby="settings-mail"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
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
            onInput={(event) => {
              setDraft(event.currentTarget.value);
              setSaved(false);
              setError(null);
            }}
          />
        )}
      </Field>
      <FailureNotice failure={asking.failure()} />
      <Show when={!props.disabled}>
        <div class="settings-save">
          <button type="submit" class="button" aria-disabled={asking.busy()}>
            {asking.busy() ? t("settings.saving") : t("mail.settingsSave")}
          </button>
          <Show when={saved()}>
            <GoodNotice>{t("mail.settingsSaved")}</GoodNotice>
          </Show>
        </div>
      </Show>
    </form>
  );
}
