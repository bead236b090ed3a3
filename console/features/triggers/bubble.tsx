import { Match, Show, Switch } from "solid-js";
import type { Settings } from "#protocol/model";
import { directionOf } from "../../locales/direction.ts";
import { locale, t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { readableOn } from "../settings/launcher-preview.tsx";
import type { Visible } from "./actions.ts";

type BubbleProps = {
  look: Pick<Settings, "color" | "position">;
  visible: Visible;
  /** Null where nothing can be said. */
  text: string | null;
  language: string | null;
};

/** The invitation on a page, as a visitor reads it. */
export const Bubble = (props: BubbleProps) => {
  const inline = () => props.visible.do === "invite" && props.visible.as === "inline" && props.visible;
  const article = () => props.visible.do === "article" && props.visible;
  const isQuiet = () => props.visible.do === "invite" && props.visible.as === "launcher";
  const direction = () => directionOf(props.language ?? locale);
  const Words = () => (
    <p lang={props.language ?? undefined} classList={{ muted: props.text === null }}>
      {props.text ?? t("triggers.preview.noWords")}
    </p>
  );
  return (
    <figure class="preview" data-position={props.look.position}>
      <figcaption class="hidden-text">{t("triggers.preview.bubble")}</figcaption>
      <div class="preview-page" style={{ "--brand": props.look.color, "--on-brand": readableOn(props.look.color) }}>
        <div class="preview-lines" aria-hidden="true" />
        <Switch
          fallback={
            <div class="preview-bubble" data-quiet={isQuiet()} dir={direction()}>
              <Words />
              <span aria-hidden="true">{t("triggers.preview.close")}</span>
            </div>
          }
        >
          <Match when={inline()}>
            {(one) => (
              <div class="preview-slot" dir={direction()}>
                <span class="muted">{t("triggers.preview.slotOf", one().slot || "…")}</span>
                <Words />
              </div>
            )}
          </Match>
          <Match when={article()}>
            {(one) => (
              <div class="preview-bubble" dir={direction()}>
                <div>
                  <Show when={props.text !== null}>
                    <Words />
                  </Show>
                  <strong>{one().title || "…"}</strong>
                </div>
                <span aria-hidden="true">{t("triggers.preview.close")}</span>
              </div>
            )}
          </Match>
        </Switch>
        <div class="preview-launcher" data-mark={isQuiet()}>
          <Icon name="chat" size={22} />
        </div>
      </div>
    </figure>
  );
};
