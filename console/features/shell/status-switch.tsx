import { createEffect, createMemo, createSignal, For, on, onCleanup } from "solid-js";
import type { Status } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";

const statuses: readonly Status[] = ["online", "away", "offline"];

/** How long a wish is shown as if it were so, in milliseconds. */
const ANSWERS_WITHIN = 3000;

/** One's own status. It moves at once, and back if the site does not agree in time. */
export function StatusSwitch() {
  const scope = useSite();
  const [wanted, setWanted] = createSignal<Status | null>(null);
  const told = () => scope.live.state().me?.status ?? null;
  const isLive = createMemo(() => scope.live.link() === "live");
  let timer: ReturnType<typeof setTimeout> | undefined;
  const follow = () => {
    clearTimeout(timer);
    setWanted(null);
  };
  const said = [createMemo(() => scope.live.state().me), createMemo(() => scope.live.state().team), isLive];
  createEffect(on(said, follow));
  onCleanup(() => clearTimeout(timer));
  const want = (status: Status) => {
    if (!scope.live.setStatus(status)) return;
    clearTimeout(timer);
    timer = setTimeout(follow, ANSWERS_WITHIN);
    setWanted(status);
  };
  return (
    <fieldset class="status" disabled={!isLive()}>
      <legend class="hidden-text">{t("status.label")}</legend>
      <For each={statuses}>
        {(status) => (
          <label>
            <input
              type="radio"
              name="status"
              value={status}
              checked={(wanted() ?? told()) === status}
              onChange={() => want(status)}
            />
            <span class="dot" data-status={status} />
            <span>{t(`status.${status}`)}</span>
          </label>
        )}
      </For>
    </fieldset>
  );
}
