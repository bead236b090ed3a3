import type { Settings } from "#protocol/model";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";

type LauncherPreviewProps = Pick<Settings, "name" | "color" | "position" | "greeting">;

/** How the launcher and the first line sit on a page. */
export const LauncherPreview = (props: LauncherPreviewProps) => (
  <figure class="preview" data-position={props.position}>
    <figcaption>
      <strong>{t("settings.preview")}</strong> <span class="muted">{t("settings.previewHint")}</span>
    </figcaption>
    <div class="preview-page" style={{ "--brand": props.color, "--on-brand": readableOn(props.color) }}>
      <div class="preview-lines" aria-hidden="true" />
      <div class="preview-chat">
        <strong class="cut">{props.name}</strong>
        <p>{props.greeting || t("settings.previewGreeting")}</p>
      </div>
      <div class="preview-launcher">
        <Icon name="chat" size={22} />
        <span class="hidden-text">{t("settings.previewWord")}</span>
      </div>
    </div>
  </figure>
);

/** Black or white, whichever stands out more on a colour (WCAG relative luminance). */
export function readableOn(color: string): "#000000" | "#ffffff" {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? "#000000" : "#ffffff";
}
