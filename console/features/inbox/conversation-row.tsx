import { createEffect, createMemo, Show } from "solid-js";
import type { Conversation } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { noteDraft } from "../../live/drafts.ts";
import { lastWords } from "../../live/last-words.ts";
import { lastAt, type SectionName, waitsSince } from "../../live/sections.ts";
import { roughDuration, waitDuration } from "../../locales/duration.ts";
import { t } from "../../locales/strings.ts";
import { Avatar, monogramOf } from "../../ui/avatar.tsx";
import { visitorName } from "../visitor/visit-facts.ts";
import { lineWords } from "./line-words.ts";
import { RowMarks } from "./row-marks.tsx";

/** Of so many in the list, those further down keep the line that came last. */
const LOOKED_UP = 30;

type ConversationRowProps = {
  conversation: Conversation;
  section: SectionName;
  /** From 1, among those in the list. */
  place: number;
  chosen: boolean;
};

/** One conversation in a list: who, the last words, since when, and what is unread. */
export function ConversationRow(props: ConversationRowProps) {
  const scope = useSite();
  const unread = () => scope.unread(props.conversation.id);
  const name = () => visitorName(props.conversation.person, props.conversation.country);
  /** The same colour and letters as on the board, where the visit began. */
  const known = () => props.conversation.visit ?? props.conversation.visitor;
  const mark = () =>
    props.conversation.person.name || props.conversation.person.email ? undefined : monogramOf(known());
  const typing = () => scope.live.state().typing.get(props.conversation.id)?.from === "visitor" && isRecent();
  const isRecent = () =>
    scope.now() - scope.live.state().offset - (scope.live.state().typing.get(props.conversation.id)?.at ?? 0) < 6000;
  const words = () => lastWords(props.conversation, scope.live.state());
  /** A line of the site's came last: the words before it are looked up. */
  const lacksWords = () => props.section !== "closed" && props.conversation.last?.kind !== "text";
  const asks = createMemo(
    () =>
      lacksWords() &&
      props.place <= LOOKED_UP &&
      scope.live.link() === "live" &&
      !scope.live.state().logs.has(props.conversation.id),
  );
  createEffect(() => {
    if (asks()) scope.live.askLog(props.conversation.id);
  });
  const begun = () => {
    if (props.chosen) return "";
    const draft = scope.drafts.of(props.conversation.id);
    if (draft !== "") return unread() > 0 ? t("inbox.draft") : draft;
    return scope.drafts.of(noteDraft(props.conversation.id)) === "" ? "" : t("inbox.noteBegun");
  };
  const snippet = () => {
    const { last } = props.conversation;
    const text = props.section === "closed" && last?.kind !== "text" ? null : words();
    if (text === null) return last === null ? "" : lineWords(last, scope.nameOf);
    return text.from === "agent" ? `${scope.nameOf(text.agent)}: ${text.body}` : text.body;
  };
  const time = () => {
    if (props.section !== "waiting") return roughDuration(scope.now() - lastAt(props.conversation));
    return t("inbox.waits", waitDuration(scope.now() - waitsSince(props.conversation)));
  };
  return (
    <li class="chat-row">
      <a
        href={`/sites/${scope.site().id}/inbox/${props.conversation.id}`}
        aria-current={props.chosen ? "true" : undefined}
        classList={{ unread: unread() > 0 }}
      >
        <Avatar name={name()} id={known()} mark={mark()} />
        <span class="chat-row-lines">
          <span class="chat-row-top">
            <strong class="cut">{name()}</strong>
            <span class="muted numbers" classList={{ waits: props.section === "waiting" }}>
              {time()}
            </span>
          </span>
          <span class="chat-row-top">
            <Show when={!typing()} fallback={<em class="cut">{t("conversation.typing", name())}</em>}>
              <Show when={begun()}>
                <span class="muted" classList={{ cut: unread() === 0, "row-begun": unread() > 0 }} dir="auto">
                  ✎ {begun()}
                </span>
              </Show>
              <Show when={begun() === "" || unread() > 0}>
                <span class="cut muted" dir="auto">
                  {snippet()}
                </span>
              </Show>
            </Show>
            <Show when={unread() > 0}>
              <span class="badge" aria-hidden="true">
                {unread()}
              </span>
              <span class="hidden-text">{t("nav.unread", unread())}</span>
            </Show>
          </span>
          <RowMarks conversation={props.conversation} section={props.section} place={props.place} />
          <Show when={props.conversation.startedBy === "agent" && props.conversation.reach !== "reached"}>
            <span class="chip waiting">{t(`reach.${props.conversation.reach}`)}</span>
          </Show>
        </span>
      </a>
    </li>
  );
}
