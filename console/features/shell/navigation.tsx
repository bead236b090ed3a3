import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { useSite } from "../../live/context.tsx";
import { leads } from "../../live/may.ts";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";

const screens = ["board", "inbox", "team", "routing", "triggers", "hours", "reports", "settings"] as const;

export function Navigation() {
  const scope = useSite();
  /** Routing is for those who lead. */
  const isFor = (screen: (typeof screens)[number]) => screen !== "routing" || leads(scope.organization().role);
  return (
    <nav class="rail-nav" aria-label={t("nav.label")}>
      <ul>
        {screens.filter(isFor).map((screen) => (
          <li>
            <A href={`/sites/${scope.site().id}/${screen}`} activeClass="here">
              <Icon name={screen} />
              <span>{t(`nav.${screen}`)}</span>
              <Show when={screen === "inbox" && scope.unreadTotal() > 0}>
                <span class="badge" aria-hidden="true">
                  {scope.unreadTotal()}
                </span>
                <span class="hidden-text">{t("nav.unread", scope.unreadTotal())}</span>
              </Show>
              <Show when={screen === "board" && scope.live.state().present}>
                <span class="rail-count numbers" aria-hidden="true">
                  {scope.live.state().board.here}
                </span>
              </Show>
            </A>
          </li>
        ))}
      </ul>
    </nav>
  );
}
