import { Show } from "solid-js";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { whenWords } from "../../locales/when.ts";

/** What a visitor's widget says right now, why, and when that changes. Nothing is claimed while there is no connection. */
export function VisitorsSee() {
  const scope = useSite();
  const told = () => (scope.live.link() === "live" ? scope.live.state().availability : null);
  const word = () => {
    const state = told();
    if (state === null) return t("status.unknown");
    return state.open ? t("status.open") : t("status.closed");
  };
  const change = () => {
    const next = told()?.next ?? null;
    if (next === null) return "";
    const when = whenWords(next.at, scope.now());
    return next.open ? t("status.opens", when) : t("status.closes", when);
  };
  return (
    <p class="visitors-see" role="status">
      <span>{t("status.visitorsSee")}</span>
      <strong data-open={told()?.open}>{word()}</strong>
      <Show when={told()}>
        {(state) => (
          <span class="visitors-why">
            {t(`status.why.${state().reason}`)} {change()}
          </span>
        )}
      </Show>
    </p>
  );
}
