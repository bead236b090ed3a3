import { useNavigate } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useSite } from "../../live/context.tsx";
import { mayManage } from "../../live/may.ts";
import { useMe } from "../../live/session.tsx";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { Menu, MenuItem, MenuLine } from "../../ui/menu.tsx";

/** Which site this is, and the way to the others. */
export function SiteMenu() {
  const scope = useSite();
  const me = useMe();
  const navigate = useNavigate();
  return (
    <Menu
      class="site-menu"
      label={t("nav.site", scope.site().name)}
      trigger={
        <>
          <span class="site-mark" aria-hidden="true">
            {[...scope.site().name][0]?.toUpperCase()}
          </span>
          <span class="site-names">
            <strong class="cut">{scope.site().name}</strong>
            <span class="cut muted">{scope.organization().name}</span>
          </span>
          <Icon name="down" size={16} />
        </>
      }
    >
      <For each={me().organizations}>
        {(organization) => (
          <>
            <div class="menu-label cut">{organization.name}</div>
            <For each={organization.sites}>
              {(site) => (
                <MenuItem onSelect={() => navigate(`/sites/${site.id}/board`)}>
                  <span class="cut">{site.name}</span>
                  <Show when={site.id === scope.site().id}>
                    <Icon name="check" size={16} />
                  </Show>
                </MenuItem>
              )}
            </For>
          </>
        )}
      </For>
      <Show when={mayManage(scope.organization().role)}>
        <MenuLine />
        <MenuItem onSelect={() => navigate(`/setup?organization=${scope.organization().id}`)}>
          <Icon name="plus" size={16} />
          {t("nav.newSite")}
        </MenuItem>
      </Show>
    </Menu>
  );
}
