import { createMemo, Match, Switch } from "solid-js";
import { close } from "#protocol/close";
import { useSite } from "../../live/context.tsx";
import { useSession } from "../../live/session.tsx";
import { t } from "../../locales/strings.ts";

/** Says quietly that the connection is away, and plainly when it will not come back by itself. */
export function LinkBar() {
  const scope = useSite();
  const session = useSession();
  const started = createMemo<boolean>((was) => was || scope.live.link() === "live", false);
  const ended = () => (scope.live.link() === "ended" ? scope.live.ended() : null);
  return (
    <div class="link-bar" role="status">
      <Switch>
        <Match when={ended() === close.unauthorized.code}>
          <p class="bad">
            {t("link.unauthorized")}
            <button type="button" class="button" onClick={() => session.leave()}>
              {t("link.signIn")}
            </button>
          </p>
        </Match>
        <Match when={ended() === close.forbidden.code}>
          <p class="bad">
            {t("link.forbidden")}
            <button type="button" class="button" onClick={() => location.assign("/")}>
              {t("app.toStart")}
            </button>
          </p>
        </Match>
        <Match when={ended()}>
          <p class="bad">
            {ended() === close.version.code ? t("link.version") : t("link.ended")}
            <button type="button" class="button" onClick={() => location.reload()}>
              {t("link.reload")}
            </button>
          </p>
        </Match>
        <Match when={scope.live.link() !== "live"}>
          <p>{started() || scope.live.link() === "waiting" ? t("link.waiting") : t("link.connecting")}</p>
        </Match>
      </Switch>
    </div>
  );
}
