import { Match, Switch } from "solid-js";
import type { Failure } from "../../api/request.ts";
import { explain } from "../../locales/explain.ts";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";

type SaveStateProps = { busy: boolean; saved: boolean; failure: Failure | null };

/** Whether what was changed just now is kept. */
export const SaveState = (props: SaveStateProps) => (
  <span class="save-state" role="status">
    <Switch>
      <Match when={props.busy}>{t("settings.saving")}</Match>
      <Match when={props.failure}>
        {(failure) => (
          <span class="bad">
            <Icon name="alert" size={16} />
            {t("routing.notSaved", explain(failure()))}
          </span>
        )}
      </Match>
      <Match when={props.saved}>
        <span class="good">
          <Icon name="check" size={16} />
          {t("routing.saved")}
        </span>
      </Match>
    </Switch>
  </span>
);
