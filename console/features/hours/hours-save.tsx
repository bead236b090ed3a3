import { Show } from "solid-js";
import type { Failure } from "../../api/request.ts";
import { t } from "../../locales/strings.ts";
import { FailureNotice, GoodNotice } from "../../ui/notice.tsx";

type HoursSaveProps = {
  /** Whether something was changed and not saved. */
  dirty: boolean;
  /** Whether there is something that saving would take. */
  ready: boolean;
  busy: boolean;
  saved: boolean;
  /** Whether other days are open that cannot be taken as they are. */
  wrong: boolean;
  failure: Failure | null;
  onDiscard(): void;
};

/** Below all that is saved together: the button, and what came of it. */
export const HoursSave = (props: HoursSaveProps) => (
  <div class="hours-save" data-dirty={props.dirty}>
    <FailureNotice failure={props.failure} />
    <Show when={props.wrong}>
      <p class="notice bad" role="alert">
        {t("hours.daysWrong")}
      </p>
    </Show>
    <button type="submit" class="button primary large" aria-disabled={props.busy || !props.ready}>
      {props.busy ? t("hours.saving") : t("hours.save")}
    </button>
    <Show when={props.dirty} fallback={props.saved && <GoodNotice>{t("hours.saved")}</GoodNotice>}>
      <button type="button" class="button plain" onClick={() => props.onDiscard()}>
        {t("hours.discard")}
      </button>
      <span class="muted">{t("hours.unsaved")}</span>
    </Show>
  </div>
);
