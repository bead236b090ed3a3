import { createMemo, createSignal, type JSX, onCleanup, onMount, Show } from "solid-js";
import { limits } from "#protocol/limits";
import { isForm } from "../chat/told.ts";
import type { Letter } from "../form/fields.tsx";
import { createWait } from "./create-wait.ts";
import { isComposing } from "./is-composing.ts";
import { useRoom } from "./room.ts";

/** From here on the visitor is told how much is left. */
const TELL_FROM = limits.body - 400;
/** A word of typing is worth 6 seconds [MSG9]. */
const SAY_TYPING_EVERY = 3_000;

/**
 * Where one writes. It is one field for a chat and for a message that is left, so that what is typed, and the cursor in it,
 * stay when the one turns into the other.
 */
export function Composer(props: { takeFocus: boolean; onSent(): void }): JSX.Element {
  const { speech, acts, chat, form } = useRoom();
  const { words } = speech;
  const [draft, setDraft] = createSignal(acts.draft());
  // Control characters take six bytes each in a frame, and mean nothing to who reads.
  const body = () =>
    draft()
      .replace(/[^\P{Cc}\n\t]/gu, "")
      .trim();
  const rest = () => limits.body - body().length;
  const wait = createWait(() => chat().heldUntil);
  // The focus went elsewhere.
  const [moved, move] = createSignal(undefined, { equals: false });
  // Without its fields it stays a chat: nothing is lost by that. What is typed into those would go on into the text.
  const asks = createMemo<boolean>((was) => !!form() && (isForm(chat()) || (!!was && isAtFields())));
  const mayNotSend = () => !(body() || asks()) || rest() < 0 || wait() > 0;
  let field: HTMLTextAreaElement | undefined;
  let sealLetter: ((body: string) => Letter | undefined) | undefined;
  let saidTyping = 0;

  onMount(() => {
    grow();
    if (props.takeFocus) field?.focus();
  });
  onCleanup(() => sayTyping(false));

  return (
    <form
      novalidate
      data-asks={asks() ? "" : undefined}
      on:focusout={() => setTimeout(move)}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Show when={form()} keyed>
        {({ Fields }) => (
          <Fields
            asks={asks()}
            field={() => field}
            seal={(seal) => {
              sealLetter = seal;
            }}
          />
        )}
      </Show>
      <textarea
        ref={field}
        rows="1"
        dir={draft() ? "auto" : undefined}
        enterkeyhint={asks() ? "enter" : "send"}
        aria-label={words.yourMessage}
        placeholder={words.write}
        value={draft()}
        onInput={(event) => change(event.currentTarget.value)}
        on:keydown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || asks() || isComposing(event)) return;
          event.preventDefault();
          send();
        }}
      />
      <Show when={wait() || draft().length > TELL_FROM}>
        <span class="rest" data-over={wait() || rest() < 0 ? "" : undefined} role="status">
          {wait()
            ? speech.count(words.slower, wait())
            : rest() < 0
              ? speech.count(words.over, -rest())
              : speech.count(words.left, rest())}
        </span>
      </Show>
      <button type="submit" class="send" aria-label={words.send} title={words.send} disabled={mayNotSend()}>
        <Show when={asks()}>{words.send}</Show>
        <svg viewBox="0 0 24 24" width="20" aria-hidden="true">
          <path d="M12 19V5M5 12l7-7 7 7" />
        </svg>
      </button>
    </form>
  );

  function change(text: string): void {
    setDraft(text);
    acts.draft(text);
    sayTyping(text !== "");
    grow();
  }

  function send(): void {
    if (mayNotSend()) return;
    const at = focused();
    const letter = asks() ? sealLetter?.(body()) : { body: body() };
    if (!letter) return;
    // What has the focus goes away, or cannot be pressed without a text.
    if (at?.matches(asks() ? "input" : ".send")) field?.focus();
    acts.say(letter.body, letter.contact);
    change("");
    props.onSent();
  }

  /** Whether the visitor is at what is asked beside the text, or on the way from there. */
  function isAtFields(): boolean {
    moved();
    return focused()?.matches("[data-asks] input, [data-asks] button") === true;
  }

  function focused(): Element | null {
    const root = field?.getRootNode();
    return root instanceof ShadowRoot ? root.activeElement : null;
  }

  function sayTyping(on: boolean): void {
    const now = Date.now();
    if (on ? now - saidTyping < SAY_TYPING_EVERY : !saidTyping) return;
    saidTyping = on ? now : 0;
    acts.typing(on);
  }

  function grow(): void {
    if (!field) return;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  }
}
