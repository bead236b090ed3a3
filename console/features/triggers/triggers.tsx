import { Show } from "solid-js";
import type { Settings } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { leads } from "../../live/may.ts";
import { t } from "../../locales/strings.ts";
import { DetailsMissing } from "../onboarding/details-missing.tsx";
import { TriggersForm } from "./triggers-form.tsx";
import "../team/team.css";
import "../routing/routing.css";
import "../settings/settings.css";
import "./triggers.css";

/** Who is invited, when, with which words, and how often at most. */
export default function Triggers() {
  const scope = useSite();
  const mayChange = () => leads(scope.live.state().me?.role ?? scope.organization().role);
  const settings = (): Settings | null => scope.live.state().view.settings ?? scope.details()?.settings ?? null;
  return (
    <div class="page">
      <header class="screen-head">
        <h1>{t("triggers.title")}</h1>
        <p class="muted">{t(mayChange() ? "triggers.intro" : "triggers.readOnly")}</p>
      </header>
      <div class="page-body">
        <Show when={settings()} fallback={<DetailsMissing />}>
          {(known) => <TriggersForm first={known()} disabled={!mayChange()} />}
        </Show>
      </div>
    </div>
  );
}
