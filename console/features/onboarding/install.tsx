import { Show } from "solid-js";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { CopyField } from "../../ui/copy-field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { GoOnline } from "../shell/go-online.tsx";
import { DetailsMissing } from "./details-missing.tsx";
import "../../ui/form-page.css";

/** The tag to paste, and whether a page has been seen with it. */
export default function Install() {
  const scope = useSite();
  const seen = () => scope.live.state().view.seen ?? scope.details()?.seen ?? null;
  return (
    <div class="form-page">
      <div class="form-card">
        <Show when={seen() === null} fallback={<h1>{t("setup.doneTitle")}</h1>}>
          <p class="form-step">{t("setup.step", 3, 3)}</p>
          <h1>{t("setup.installTitle")}</h1>
          <p class="muted">{t("setup.installIntro")}</p>
        </Show>
        <Show when={scope.details()} fallback={<DetailsMissing />}>
          {(details) => <CopyField label={t("setup.tag")} value={details().tag} rows={3} />}
        </Show>
        <SeenLine where={seen()} />
        <Show when={scope.live.state().view.settings}>
          {(settings) => <p class="muted">{t("setup.allowed", settings().origins.join(", "))}</p>}
        </Show>
        <Show when={seen() !== null}>
          <GoOnline />
        </Show>
        <a class={`button ${seen() === null ? "" : "primary large"}`} href={`/sites/${scope.site().id}/board`}>
          {t("setup.toBoard")}
        </a>
      </div>
    </div>
  );
}

/** Turns by itself when the first page view comes in. */
function SeenLine(props: { where: string | null }) {
  return (
    <div class="seen-line" data-seen={props.where !== null} role="status">
      <Show
        when={props.where}
        fallback={
          <>
            <span class="pulse" />
            <span>
              <strong>{t("setup.waiting")}</strong>
              <span class="muted">{t("setup.waitingHint")}</span>
            </span>
          </>
        }
      >
        {(where) => (
          <>
            <Icon name="check" size={22} />
            <span>
              <strong>{t("setup.seen", hostOf(where()))}</strong>
              <span class="muted">{t("setup.seenHint")}</span>
            </span>
          </>
        )}
      </Show>
    </div>
  );
}

const hostOf = (origin: string): string => origin.replace(/^https?:\/\//u, "");
