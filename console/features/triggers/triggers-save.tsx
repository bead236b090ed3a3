import { Show } from "solid-js";
import type { Failure } from "../../api/request.ts";
import { t } from "../../locales/strings.ts";
import { FailureNotice, GoodNotice } from "../../ui/notice.tsx";

type TriggersSaveProps = {
  dirty: boolean;
  busy: boolean;
  saved: boolean;
  /** Places that the site would refuse. */
  wrong: number;
  failure: Failure | null;
  onShowWrong(): void;
  onDiscard(): void;
};

/** Below all that is saved together: the button, and what came of it. */
export const TriggersSave = (props: TriggersSaveProps) => (
  <div class="triggers-save" data-dirty={props.dirty}>
    <FailureNotice failure={props.failure} />
    <button type="submit" class="button primary large" aria-disabled={props.busy || !props.dirty || props.wrong > 0}>
      {t(props.busy ? "triggers.saving" : "triggers.save")}
    </button>
    <Show when={props.dirty} fallback={props.saved && <GoodNotice>{t("triggers.saved")}</GoodNotice>}>
      <button type="button" class="button plain" onClick={() => props.onDiscard()}>
        {t("triggers.discard")}
      </button>
      <Show when={props.wrong > 0} fallback={<span class="muted">{t("triggers.unsaved")}</span>}>
        <span class="triggers-wrong">{t("triggers.wrong", props.wrong)}</span>
        <button type="button" class="button" onClick={() => props.onShowWrong()}>
          {t("triggers.showWrong")}
        </button>
      </Show>
    </Show>
  </div>
);
