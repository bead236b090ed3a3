import { Index, onCleanup, Show } from "solid-js";
import { limits } from "#protocol/limits";
import type { Texts } from "#protocol/trigger";
import { languageName } from "../../locales/names.ts";
import { t } from "../../locales/strings.ts";
import { showToast } from "../../ui/toasts.tsx";
import { useEditing } from "./editing.tsx";
import { ErrorLine } from "./error-line.tsx";
import { NamesField } from "./names-field.tsx";
import { languages } from "./places.ts";
import { SayingsFields } from "./sayings-fields.tsx";

type TextsCardProps = { texts: Texts; place: string; onChange(texts: Texts): void };

/** What it says, per language; the first one is for all others. */
export function TextsCard(props: TextsCardProps) {
  const editing = useEditing();
  let dropUndo = () => {};
  onCleanup(() => dropUndo());
  const change = (index: number, says: string[]) =>
    props.onChange(props.texts.map((one, at) => (at === index ? { ...one, says } : one)));
  const remove = (index: number) => {
    const gone = props.texts[index];
    if (gone === undefined) return;
    props.onChange(props.texts.toSpliced(index, 1));
    dropUndo();
    dropUndo = showToast(t("triggers.texts.removed", languageName(gone.language)), () =>
      props.onChange(props.texts.toSpliced(index, 0, gone)),
    );
  };
  const first = (index: number) => {
    const chosen = props.texts[index];
    if (chosen !== undefined) props.onChange([chosen, ...props.texts.toSpliced(index, 1)]);
  };
  return (
    <section class="card" aria-labelledby="trigger-texts">
      <h2 id="trigger-texts">{t("triggers.textsTitle")}</h2>
      <p class="muted">{t("triggers.texts.ways")}</p>
      <ErrorLine error={editing.wrong(props.place)} />
      <Index each={props.texts}>
        {(text, index) => (
          <fieldset class="language" aria-label={t("triggers.texts.languageOf", languageName(text().language))}>
            <div class="test-head">
              <strong>
                {languageName(text().language)}{" "}
                <Show when={index === 0}>
                  <span class="muted">{t("triggers.texts.isDefault")}</span>
                </Show>
              </strong>
              <Show when={!editing.disabled()}>
                <span class="language-actions">
                  <Show when={index > 0}>
                    <button type="button" class="button plain" onClick={() => first(index)}>
                      {t("triggers.texts.makeDefault")}
                    </button>
                  </Show>
                  <button
                    type="button"
                    class="button plain danger"
                    aria-label={t("triggers.texts.removeLanguage", languageName(text().language))}
                    onClick={() => remove(index)}
                  >
                    {t("triggers.remove")}
                  </button>
                </span>
              </Show>
            </div>
            <SayingsFields
              language={text().language}
              says={text().says}
              place={`${props.place}.${index}`}
              onChange={(says) => change(index, says)}
            />
          </fieldset>
        )}
      </Index>
      <Show when={!editing.disabled() && props.texts.length < limits.languages}>
        <NamesField
          label={t("triggers.texts.add")}
          value={[]}
          choices={languages().filter(({ code }) => !props.texts.some(({ language }) => language === code))}
          nameOf={languageName}
          disabled={false}
          onChange={([language]) =>
            language !== undefined && props.onChange([...props.texts, { language, says: [""] }])
          }
        />
      </Show>
    </section>
  );
}
