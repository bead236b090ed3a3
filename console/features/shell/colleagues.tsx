import { createMemo, For, Show } from "solid-js";
import { useSite } from "../../live/context.tsx";
import { presenceOf } from "../../live/presence.ts";
import { useMe } from "../../live/session.tsx";
import { t } from "../../locales/strings.ts";

const MOST = 6;

/** Who else is here, and how much of what they take they have. */
export function Colleagues() {
  const scope = useSite();
  const me = useMe();
  const here = createMemo(() =>
    scope.live
      .state()
      .team.filter((mate) => presenceOf(mate) !== "offline" && mate.id !== me().user.id)
      .slice(0, MOST),
  );
  return (
    <Show when={here().length > 0}>
      <ul class="colleagues" aria-label={t("status.colleagues")}>
        <For each={here()}>
          {(mate) => (
            <li title={t("status.load", mate.load, mate.most)}>
              <span class="dot" data-status={presenceOf(mate)} />
              <span class="cut">{mate.name}</span>
              <span class="numbers">{t("transfer.load", mate.load, mate.most)}</span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
