import { For, type JSX, Show } from "solid-js";
import { isOpen } from "../chat/told.ts";
import { Face } from "./face.tsx";
import { useRoom } from "./room.ts";

export function Header(props: { onClose(): void }): JSX.Element {
  const { chat, settings, speech } = useRoom();
  const faces = () => (chat().agents.length ? chat().agents : (chat().availability?.agents ?? [])).slice(0, 3);
  const status = () => (chat().link === "live" ? (isOpen(chat()) ? speech.words.here : speech.words.away) : undefined);
  return (
    <header>
      <Show when={faces().length}>
        <span class="faces">
          <For each={faces()}>{(agent) => <Face name={agent.name} />}</For>
        </span>
      </Show>
      <span class="who">
        <strong>
          <bdi>{settings.name}</bdi>
        </strong>
        <span class="status" role="status" data-open={isOpen(chat()) ? "" : undefined}>
          {status()}
        </span>
      </span>
      <button
        type="button"
        class="icon"
        aria-label={speech.words.close}
        title={speech.words.close}
        onClick={() => props.onClose()}
      >
        <svg viewBox="0 0 24 24" width="20" aria-hidden="true">
          <path d="M6 6l12 12M18 6L6 18" />
        </svg>
      </button>
    </header>
  );
}
