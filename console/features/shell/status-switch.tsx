import { createEffect, createSignal, For } from "solid-js";
import type { Status } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";

const statuses: readonly Status[] = ["online", "away", "offline"];

/** One's own status. It moves at once, and back if the site never agrees. */
export function StatusSwitch() {
  const scope = useSite();
  const [wanted, setWanted] = createSignal<Status | null>(null);
  const told = () => scope.live.state().me?.status ?? null;
  const isLive = () => scope.live.link() === "live";
  createEffect(() => {
    if (!isLive() || told() === wanted()) setWanted(null);
  });
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
              onChange={() => {
                if (scope.live.setStatus(status)) setWanted(status);
              }}
            />
            <span class="dot" data-status={status} />
            <span>{t(`status.${status}`)}</span>
          </label>
        )}
      </For>
    </fieldset>
  );
}
