import { Match, Switch } from "solid-js";
import { presenceOf } from "../../live/presence.ts";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import type { Receiver } from "./receivers.ts";

type ReceiverRowProps = { receiver: Receiver; chosen: boolean; onChoose(): void };

/** One who could get it, with what to know before one chooses. */
export function ReceiverRow(props: ReceiverRowProps) {
  const agent = () => (props.receiver.to === "agent" ? props.receiver : null);
  const department = () => (props.receiver.to === "department" ? props.receiver : null);
  return (
    <label class="receiver" classList={{ unlikely: agent()?.there === false || department()?.open === false }}>
      <input type="radio" name="receiver" checked={props.chosen} onChange={() => props.onChoose()} />
      <Switch
        fallback={
          <>
            <Icon name="inbox" size={16} />
            <span class="cut">{props.receiver.name}</span>
          </>
        }
      >
        <Match when={agent()}>
          {(one) => (
            <>
              <span class="dot" data-status={presenceOf(one().mate)} />
              <span class="cut">{one().name}</span>
              <span class="muted numbers receiver-facts">
                {one().there ? "" : `${t("transfer.notHere")} · `}
                {one().there && one().full ? `${t("transfer.full")} · ` : ""}
                {t("transfer.load", one().mate.load, one().mate.most)}
              </span>
            </>
          )}
        </Match>
        <Match when={department()}>
          {(one) => (
            <>
              <Icon name="team" size={16} />
              <span class="cut">{one().name}</span>
              <span class="muted receiver-facts">{t(one().open ? "transfer.staffed" : "transfer.unstaffed")}</span>
            </>
          )}
        </Match>
      </Switch>
    </label>
  );
}
