import { Show } from "solid-js";
import type { Trigger } from "#protocol/trigger";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { visibleOf } from "./actions.ts";
import { spanWords } from "./amount-words.ts";
import type { Tried } from "./try-trigger.ts";

/** Whether it fires for the example, why not, and when it would. */
export function VerdictLine(props: { trigger: Trigger; tried: Tried; now: number }) {
  const fires = () => props.tried.verdict.fires;
  const words = () => {
    const { verdict, first } = props.tried;
    if (verdict.fires) {
      const visible = visibleOf(props.trigger.does);
      if (visible === null) return t("triggers.preview.quiet");
      return t(visible.do === "article" ? "triggers.preview.article" : "triggers.preview.yes");
    }
    if (verdict.because === "lower-priority" && first !== null) return t("triggers.preview.first", first);
    return t(`triggers.because.${verdict.because}`);
  };
  const later = () => {
    const { verdict } = props.tried;
    return verdict.fires || verdict.until === null
      ? null
      : t("triggers.preview.in", spanWords(Math.max(1, Math.ceil((verdict.until - props.now) / 1_000))));
  };
  return (
    <div class="notice" classList={{ good: fires() }} role="status">
      <Icon name={fires() ? "check" : "alert"} />
      <div>
        <p>{words()}</p>
        <Show when={later()}>
          <p>{later()}</p>
        </Show>
        <Show when={!props.trigger.on}>
          <p class="muted">{t("triggers.preview.off")}</p>
        </Show>
      </div>
    </div>
  );
}
