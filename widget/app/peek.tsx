import { type JSX, onCleanup } from "solid-js";
import type { Message } from "#protocol/model";
import { Face } from "./face.tsx";
import { useRoom } from "./room.ts";

/** An agent's words beside the launcher, while the chat is closed. It takes no focus and a corner of the page only. */
export function Peek(props: {
  message: Message;
  ref(element: HTMLElement): void;
  onOpen(): void;
  onDismiss(): void;
}): JSX.Element {
  const { chat, speech } = useRoom();
  const name = () => chat().agents.find((agent) => agent.id === props.message.agent)?.name ?? speech.words.team;
  let peek: HTMLElement | undefined;
  // Escape is the page's own key first: for its dialogs, its fields.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    const path = event.composedPath();
    const isFree = path[0] === document.body && !event.defaultPrevented;
    if (isFree || (peek && path.includes(peek))) props.onDismiss();
  };
  document.addEventListener("keydown", onKeyDown);
  onCleanup(() => document.removeEventListener("keydown", onKeyDown));
  return (
    <div
      ref={(element) => {
        peek = element;
        props.ref(element);
      }}
      class="peek"
      role="status"
      lang={speech.language}
      dir={speech.direction}
    >
      <button type="button" class="said" title={speech.words.openChat} onClick={() => props.onOpen()}>
        <Face name={name()} />
        <span>
          <strong>
            <bdi>{name()}</bdi>
          </strong>
          <span class="clamp">{props.message.body}</span>
        </span>
      </button>
      <button
        type="button"
        class="icon"
        aria-label={speech.words.dismiss}
        title={speech.words.dismiss}
        onClick={() => props.onDismiss()}
      >
        <svg viewBox="0 0 24 24" width="16" aria-hidden="true">
          <path d="M6 6l12 12M18 6L6 18" />
        </svg>
      </button>
    </div>
  );
}
