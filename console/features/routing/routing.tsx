import { Show } from "solid-js";
import type { Settings } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { leads, mayManage } from "../../live/may.ts";
import { t } from "../../locales/strings.ts";
import { DetailsMissing } from "../onboarding/details-missing.tsx";
import { Departments } from "./departments.tsx";
import { People } from "./people.tsx";
import { Times } from "./times.tsx";
import "../team/team.css";
import "./routing.css";

/** Who is asked to answer a visitor, in which order, and what happens when nobody does. */
export default function Routing() {
  const scope = useSite();
  const role = () => scope.live.state().me?.role ?? scope.organization().role;
  const settings = (): Settings | null => scope.live.state().view.settings ?? scope.details()?.settings ?? null;
  const intro = () => {
    if (mayManage(role())) return t("routing.intro");
    return t(leads(role()) ? "routing.introLeads" : "routing.readOnly");
  };
  return (
    <div class="page">
      <header class="screen-head">
        <h1>{t("routing.title")}</h1>
        <p class="muted">{intro()}</p>
      </header>
      <div class="page-body">
        <Show when={settings()} fallback={<DetailsMissing />}>
          {(known) => (
            <>
              <Departments first={known()} disabled={!mayManage(role())} />
              <People settings={known()} disabled={!leads(role())} />
              <Times first={known()} disabled={!mayManage(role())} />
            </>
          )}
        </Show>
      </div>
    </div>
  );
}
