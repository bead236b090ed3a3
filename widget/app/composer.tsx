import { createSignal, type JSX, onCleanup, onMount, Show } from "solid-js";
import { limits } from "#protocol/limits";
import { createWait } from "./create-wait.ts";
import { isComposing } from "./is-composing.ts";
import { useRoom } from "./room.ts";

/** From here on the visitor is told how much is left. */
const TELL_FROM = limits.body - 400;
/** A word of typing is worth 6 seconds [MSG9]. */
const SAY_TYPING_EVERY = 3_000;

export function Composer(props: { takeFocus: boolean; onSent(): void }): JSX.Element {
  const { speech, acts, chat } = useRoom();
  const { words } = speech;
  const [draft, setDraft] = createSignal(acts.draft());
  // Control characters take six bytes each in a frame, and mean nothing to who reads.
  const body = () =>
    draft()
      .replace(/[^\P{Cc}\n\t]/gu, "")
      .trim();
  const rest = () => limits.body - body().length;
  const wait = createWait(() => chat().heldUntil);
  const mayNotSend = () => !body() || rest() < 0 || wait() > 0;
  let field: HTMLTextAreaElement | undefined;
  let saidTyping = 0;

  onMount(() => {
    grow();
    if (props.takeFocus) field?.focus();
  });
  onCleanup(() => sayTyping(false));

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        rows="1"
        dir={draft() ? "auto" : undefined}
        enterkeyhint="send"
        aria-label={words.yourMessage}
        placeholder={words.write}
        value={draft()}
        onInput={(event) => change(event.currentTarget.value)}
        on:keydown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
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
    acts.say(body());
    change("");
    props.onSent();
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
