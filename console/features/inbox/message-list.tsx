import { createComputed, createEffect, createMemo, createSignal, For, on, onCleanup, onMount, Show } from "solid-js";
import { noMarks } from "#protocol/marks";
import type { Conversation, Message, Note } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { useMe } from "../../live/session.tsx";
import { t } from "../../locales/strings.ts";
import { visitorName } from "../visitor/visit-facts.ts";
import { fateOf } from "./fate-of.ts";
import { interleave, isBehindNote, isNote, messageBefore } from "./interleave.ts";
import { MessageItem } from "./message-item.tsx";
import { NoteItem } from "./note-item.tsx";
import { OutgoingItem } from "./outgoing-item.tsx";

/** How long assistive technology may take to notice that a page was added, in milliseconds. */
const PAGE_SETTLES = 1000;

type MessageListProps = {
  conversation: Conversation;
  messages: readonly Message[];
  notes: readonly Note[];
  more: boolean;
  onOlder(): void;
};

/** The messages, oldest first; it stays at the end while the end is in sight. */
export function MessageList(props: MessageListProps) {
  const scope = useSite();
  const me = useMe();
  const [atEnd, setAtEnd] = createSignal(true);
  let scroller: HTMLDivElement | undefined;

  const entries = createMemo(() => interleave(props.messages, props.notes, props.more));
  const known = createMemo(() => new Set(entries().map(({ id }) => id)));
  const outgoing = createMemo(() =>
    scope.live.state().outgoing.filter((own) => own.conversation === props.conversation.id && !known().has(own.id)),
  );
  const marks = createMemo(() => scope.live.state().marks.get(props.conversation.id) ?? noMarks);
  const mailable = () => scope.live.state().contacts.get(props.conversation.id) === true;
  const lastOwn = createMemo(
    () => props.messages.findLast((message) => message.from === "agent" && message.kind === "text")?.id,
  );
  const typing = createMemo(() => {
    const found = scope.live.state().typing.get(props.conversation.id);
    if (found === undefined || scope.now() - scope.live.state().offset - found.at > 6000) return null;
    return found.from === "visitor"
      ? visitorName(props.conversation.person, props.conversation.country)
      : scope.nameOf(found.agent);
  });

  const toEnd = () => {
    if (scroller !== undefined) scroller.scrollTop = scroller.scrollHeight;
  };
  // What stands around it takes room, or gives it back: the end stays in sight.
  onMount(() => {
    if (scroller === undefined) return;
    const sized = new ResizeObserver(() => {
      if (atEnd()) toEnd();
    });
    sized.observe(scroller);
    onCleanup(() => sized.disconnect());
  });
  const ownIds = createMemo(() => outgoing().map((own) => own.id));
  createEffect(
    on([() => entries().at(-1)?.id, ownIds, typing], ([, ids], before) => {
      const last = ids.at(-1);
      const isSent = last !== undefined && before?.[1].includes(last) === false;
      if (atEnd() || isSent) queueMicrotask(toEnd);
    }),
  );

  // A log reads out what is added to it, but a page of earlier messages is no news.
  const [paging, setPaging] = createSignal(false);
  let settled: ReturnType<typeof setTimeout> | undefined;
  createComputed(
    on(
      () => props.messages[0]?.id,
      (first, before) => {
        if (first === before || props.messages.length < 2) return;
        setPaging(true);
        clearTimeout(settled);
        settled = setTimeout(() => setPaging(false), PAGE_SETTLES);
      },
    ),
  );
  onCleanup(() => clearTimeout(settled));

  return (
    <div class="messages-frame">
      <div
        class="messages"
        ref={scroller}
        role="log"
        aria-busy={paging()}
        aria-label={t("conversation.messages")}
        tabindex="0"
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          setAtEnd(scrollHeight - scrollTop - clientHeight < 48);
        }}
      >
        <div class="messages-inner">
          <Show
            when={props.more}
            fallback={
              <Show when={props.conversation.page}>
                {(page) => <p class="line">{t("conversation.beganOn", page().title || page().path)}</p>}
              </Show>
            }
          >
            <button type="button" class="button plain older" onClick={() => props.onOlder()}>
              {t("conversation.older")}
            </button>
          </Show>
          <For each={entries()}>
            {(entry, index) =>
              isNote(entry) ? (
                <NoteItem note={entry} isMine={entry.agent === me().user.id} nameOf={scope.nameOf} />
              ) : (
                <MessageItem
                  message={entry}
                  before={messageBefore(entries(), index())}
                  apart={isBehindNote(entries(), index())}
                  visitor={visitorName(props.conversation.person, props.conversation.country)}
                  nameOf={scope.nameOf}
                  fate={entry.id === lastOwn() ? fateOf(entry, marks().visitor, props.conversation, mailable()) : null}
                />
              )
            }
          </For>
          <For each={outgoing()}>
            {(own) => (
              <OutgoingItem
                own={own}
                onRetry={() => scope.live.retry(own.id)}
                onDiscard={() => scope.live.discard(own.id)}
              />
            )}
          </For>
          <p class="line typing" aria-live="polite">
            <Show when={typing()}>{(name) => t("conversation.typing", name())}</Show>
          </p>
        </div>
      </div>
      <Show when={!atEnd()}>
        <button type="button" class="button to-end" onClick={toEnd}>
          {t("conversation.newBelow")}
        </button>
      </Show>
    </div>
  );
}
