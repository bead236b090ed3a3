import { useMe, useSession } from "../../live/session.tsx";
import { signOutOf } from "../../live/sign-out.ts";
import { t } from "../../locales/strings.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Menu, MenuItem } from "../../ui/menu.tsx";

export function AccountMenu(props: { onHelp(): void }) {
  const me = useMe();
  const session = useSession();
  return (
    <Menu
      class="account-menu"
      label={`${t("nav.account")}: ${me().user.name}`}
      trigger={
        <>
          <Avatar name={me().user.name} id={me().user.id} small />
          <span class="cut">{me().user.name}</span>
        </>
      }
    >
      <div class="menu-label cut">{me().user.email}</div>
      <MenuItem onSelect={() => props.onHelp()}>
        <Icon name="keyboard" size={16} />
        {t("nav.shortcuts")}
      </MenuItem>
      <MenuItem onSelect={() => void signOutOf(session)}>
        <Icon name="out" size={16} />
        {t("nav.signOut")}
      </MenuItem>
    </Menu>
  );
}
