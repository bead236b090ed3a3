import { Show } from "solid-js";
import { useSite } from "../../live/context.tsx";
import { mailDraft, settingsDraft } from "../../live/drafts.ts";
import { mayManage } from "../../live/may.ts";
import { warnOnLeave } from "../../live/warn-on-leave.ts";
import { t } from "../../locales/strings.ts";
import { CopyField } from "../../ui/copy-field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { DetailsMissing } from "../onboarding/details-missing.tsx";
import { HistoryState } from "./history-state.tsx";
import { MailSettings } from "./mail-settings.tsx";
import { SettingsForm } from "./settings-form.tsx";
import "../team/team.css";
import "./settings.css";

/** What visitors get to see of a site, and where it may run. */
export default function Settings() {
  const scope = useSite();
  const manages = () => mayManage(scope.live.state().me?.role ?? scope.organization().role);
  const places = [settingsDraft(scope.site().id), mailDraft(scope.site().id)];
  warnOnLeave(() => places.some((place) => scope.drafts.of(place) !== ""), t("settings.leftUnsaved"));
  const seen = () => scope.live.state().view.seen ?? scope.details()?.seen ?? null;
  return (
    <div class="page">
      <header class="screen-head">
        <h1>{t("settings.title")}</h1>
        <Show when={!manages()}>
          <p class="muted">{t("settings.readOnly")}</p>
        </Show>
      </header>
      <div class="page-body settings-body">
        <Show when={scope.details()} fallback={<DetailsMissing />}>
          {(details) => (
            <>
              <SettingsForm details={details()} disabled={!manages()} />
              <MailSettings mailTo={details().settings.mailTo} disabled={!manages()} />
              <section class="card" aria-labelledby="settings-install">
                <h2 id="settings-install">{t("settings.install")}</h2>
                <p class="settings-seen" data-seen={seen() !== null} role="status">
                  <Icon name={seen() === null ? "alert" : "check"} size={16} />
                  {seen() === null
                    ? t("settings.notSeen")
                    : t("settings.seen", seen()?.replace(/^https?:\/\//u, "") ?? "")}
                </p>
                <CopyField label={t("setup.tag")} value={details().tag} rows={3} />
              </section>
              <Show when={manages()}>
                <HistoryState site={scope.site().id} />
              </Show>
            </>
          )}
        </Show>
      </div>
    </div>
  );
}
