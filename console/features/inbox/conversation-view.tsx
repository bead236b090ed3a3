import { createEffect, createMemo, onCleanup, Show } from "solid-js";
import type { Conversation } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { lacksMessages } from "../../live/log.ts";
import { t } from "../../locales/strings.ts";
import { createAttention } from "../../ui/attention.ts";
import { createVisible } from "../../ui/visible.ts";
import { visitorName } from "../visitor/visit-facts.ts";
import { Answer } from "./answer.tsx";
import { Asked } from "./asked.tsx";
import { ConversationHead } from "./conversation-head.tsx";
import { MessageList } from "./message-list.tsx";

/** The conversation on the screen: it asks for its messages, and what is in it counts as read. */
export function ConversationView(props: { id: string; onSide(): void; sideOpen: boolean }) {
  const scope = useSite();
  const attentive = createAttention();
  const conversation = createMemo(() => scope.live.state().view.conversations.get(props.id));
  const log = createMemo(() => scope.live.state().logs.get(props.id));
  const lacks = createMemo(() => lacksMessages(conversation(), log()));
  const isLive = () => scope.live.link() === "live";

  const visible = createVisible();
  createEffect(() => scope.live.viewing(visible() ? props.id : null));
  onCleanup(() => scope.live.viewing(null));
  createEffect(() => {
    if (isLive() && lacks()) scope.live.askLog(props.id);
  });
  createEffect(() => {
    const seq = conversation()?.seq ?? 0;
    const read = scope.live.state().marks.get(props.id)?.team.read ?? 0;
    if (isLive() && attentive() && !lacks() && seq > read) scope.live.read(props.id, seq);
  });

  return (
    <Show when={conversation()}>
      {(open) => (
        <section class="chat on-top" aria-label={t("conversation.label", nameOfVisitor(open()))}>
          <ConversationHead conversation={open()} onSide={() => props.onSide()} sideOpen={props.sideOpen} />
          <Asked conversation={open()} />
          <MessageList
            conversation={open()}
            messages={log()?.messages ?? []}
            notes={scope.live.state().notes.get(props.id) ?? []}
            more={log()?.more ?? false}
            onOlder={() => {
              const first = log()?.messages[0]?.seq;
              if (first !== undefined) scope.live.askLog(props.id, first);
            }}
          />
          <Answer conversation={open()} />
        </section>
      )}
    </Show>
  );
}

const nameOfVisitor = (conversation: Conversation) => visitorName(conversation.person, conversation.country);
