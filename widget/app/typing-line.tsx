import { createEffect, createSignal, type JSX, onCleanup, Show } from "solid-js";
import type { Chat } from "../chat/chat.ts";
import { useRoom } from "./room.ts";

/** Who is typing, until they stop or a while after the last word of it. */
export function TypingLine(): JSX.Element {
  const { chat, speech } = useRoom();
  const [lapsed, setLapsed] = createSignal<Chat["typing"]>(null);
  const typing = () => (chat().typing === lapsed() ? null : chat().typing);
  createEffect(() => {
    const said = chat().typing;
    if (!said) return;
    const timer = setTimeout(() => setLapsed(said), said.until - Date.now());
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <p class="typing" role="status">
      <Show when={typing()}>
        {(said) => (
          <>
            <i aria-hidden="true" />
            {speech.words.typing(said().agent.name)}
          </>
        )}
      </Show>
    </p>
  );
}
