import { Show } from "solid-js";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";

/** For whoever is offline, as everybody is at first: what that means, and the way out. */
export function GoOnline() {
  const scope = useSite();
  const isOffline = () => scope.live.state().me?.status === "offline";
  return (
    <Show when={isOffline()}>
      <p class="notice go-online">
        <span>{t("status.offlineHint")}</span>
        <button
          type="button"
          class="button"
          disabled={scope.live.link() !== "live"}
          onClick={() => scope.live.setStatus("online")}
        >
          {t("status.goOnline")}
        </button>
      </p>
    </Show>
  );
}
