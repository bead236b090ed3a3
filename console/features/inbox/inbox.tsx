import { useParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { Empty } from "../../ui/empty.tsx";
import { Archived } from "./archived.tsx";
import { ConversationList } from "./conversation-list.tsx";
import { ConversationView } from "./conversation-view.tsx";
import { VisitorSide } from "./visitor-side.tsx";
import "./inbox.css";
import "./notes.css";

/** Everything people wrote: what waits, whose it is, and the conversation that is open. */
export default function Inbox() {
  const scope = useSite();
  const params = useParams<{ conversation?: string }>();
  const [side, setSide] = createSignal(false);
  const conversation = () => scope.live.state().view.conversations.get(params.conversation ?? "");
  const known = () => conversation()?.id;
  return (
    <div class="inbox" classList={{ opened: params.conversation !== undefined, "with-side": side() }}>
      <ConversationList chosen={params.conversation} />
      <Show
        when={params.conversation}
        fallback={
          <div class="inbox-pick">
            <Show
              when={scope.live.state().view.conversations.size > 0}
              fallback={<Empty icon="chat" title={t("inbox.none")} hint={t("inbox.noneHint")} />}
            >
              <Empty icon="chat" title={t("inbox.pick")} hint={t("inbox.pickHint")} />
            </Show>
          </div>
        }
      >
        <Show when={scope.live.state().loaded} fallback={<p class="empty">{t("app.loading")}</p>}>
          <Show when={known()} keyed fallback={<Archived id={params.conversation ?? ""} />}>
            {(id) => (
              <>
                <ConversationView id={id} onSide={() => setSide(!side())} sideOpen={side()} />
                <VisitorSide id={id} onClose={() => setSide(false)} />
              </>
            )}
          </Show>
        </Show>
      </Show>
    </div>
  );
}
