import type { Settings } from "#protocol/model";
import { t } from "../../locales/strings.ts";

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
        <svg viewBox="0 0 24 24" width="26" fill="currentColor" aria-hidden="true">
          <path d="M12 3c6 0 10 4 10 8.5s-4 8.5-10 8.5q-2 0-3-.5L4 22l1-4.5c-2-1.5-3-3.5-3-6C2 7 6 3 12 3" />
        </svg>
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
