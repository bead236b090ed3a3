import { Show } from "solid-js";
import { useSite } from "../../live/context.tsx";
import { mayManage } from "../../live/may.ts";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { DetailsMissing } from "../onboarding/details-missing.tsx";
import { HoursForm } from "./hours-form.tsx";
import { OverrideCard } from "./override-card.tsx";
import "../team/team.css";
import "./hours.css";

/** When the team answers: the rule, the week, other days, and what is set by hand. */
export default function Hours() {
  const scope = useSite();
  const manages = () => mayManage(scope.live.state().me?.role ?? scope.organization().role);
  return (
    <div class="page">
      <header class="screen-head">
        <h1>{t("hours.title")}</h1>
        <Show when={!manages()}>
          <p class="muted">{t("hours.readOnly")}</p>
        </Show>
        <a class="hours-public" href={`/hours/${scope.site().key}`} target="_blank" rel="noopener">
          {t("hours.publicPage")}
          <Icon name="external" size={14} />
        </a>
      </header>
      <div class="page-body hours-body">
        <Show when={scope.details()} fallback={<DetailsMissing />}>
          {(details) => (
            <>
              <OverrideCard details={details()} disabled={!manages()} />
              <HoursForm details={details()} disabled={!manages()} />
            </>
          )}
        </Show>
      </div>
    </div>
  );
}
