import { createEffect, createSignal, on, onCleanup, Show } from "solid-js";
import type { Conversation } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { noteDraft } from "../../live/drafts.ts";
import { t } from "../../locales/strings.ts";
import { Composer } from "../../ui/composer.tsx";
import { Company } from "./company.tsx";
import { MailsAtHand } from "./mails.tsx";
import { type Kind, WriteKind } from "./write-kind.tsx";

/** How often the other side is told that one still writes, in milliseconds; it lapses there after 6 s [MSG9]. */
const SAY_TYPING_EVERY = 3000;

/** Where an agent answers, or leaves a note for colleagues. What is begun stays with its conversation and its kind. */
export function Answer(props: { conversation: Conversation }) {
  const scope = useSite();
  const [kind, setKind] = createSignal<Kind>("reply");
  let told = 0;
  let field: HTMLTextAreaElement | undefined;
  const id = () => props.conversation.id;
  const draft = (of: Kind) => (of === "note" ? noteDraft(id()) : id());
  const isNote = () => kind() === "note";

  const stopTyping = () => {
    if (told === 0) return;
    told = 0;
    scope.live.typing(id(), false);
  };
  const write = (text: string) => {
    scope.drafts.set(draft(kind()), text);
    if (isNote()) return;
    if (text.trim() === "") return stopTyping();
    if (Date.now() - told < SAY_TYPING_EVERY) return;
    told = Date.now();
    scope.live.typing(id(), true);
  };
  const send = (body: string) => {
    if (!(isNote() ? scope.live.note(id(), body) : scope.live.say(id(), body))) return;
    scope.drafts.set(draft(kind()), "");
    stopTyping();
  };
  const focus = () => {
    if (matchMedia("(pointer: fine)").matches) queueMicrotask(() => field?.focus({ preventScroll: true }));
  };
  const placeholder = () => {
    if (isNote()) return t("conversation.placeholderNote");
    return t(props.conversation.agent === null ? "conversation.placeholderQueued" : "conversation.placeholder");
  };
  onCleanup(stopTyping);
  createEffect(on(id, () => setKind("reply")));
  // Choosing a conversation is asking to write in it; touch screens would only get their keyboard over the messages.
  createEffect(on(id, focus));

  return (
    <div class="answer" data-kind={kind()}>
      <MailsAtHand conversation={props.conversation} />
      <Company conversation={props.conversation} isNote={isNote()} />
      <WriteKind
        value={kind()}
        begun={(of) => scope.drafts.of(draft(of)) !== ""}
        onPick={focus}
        onChange={(next) => {
          stopTyping();
          setKind(next);
        }}
      />
      <Show
        when={isNote() || props.conversation.state !== "closed"}
        fallback={<p class="notice">{t("conversation.closedHint")}</p>}
      >
        <Composer
          label={t(isNote() ? "conversation.composeNote" : "conversation.compose")}
          placeholder={placeholder()}
          value={scope.drafts.of(draft(kind()))}
          onInput={write}
          onSend={send}
          note={t(isNote() ? "conversation.hintNote" : "conversation.hint")}
          icon={isNote() ? "note" : "send"}
          send={t(isNote() ? "conversation.saveNote" : "conversation.send")}
          ref={(element) => {
            field = element;
          }}
        />
      </Show>
    </div>
  );
}
