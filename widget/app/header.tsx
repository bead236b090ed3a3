import { For, type JSX, Show } from "solid-js";
import { isOpen, standing } from "../chat/told.ts";
import { Face } from "./face.tsx";
import { useRoom } from "./room.ts";

export function Header(props: { onClose(): void }): JSX.Element {
  const { chat, settings, speech, form } = useRoom();
  const { words } = speech;
  const faces = () => (chat().agents.length ? chat().agents : (chat().availability?.agents ?? [])).slice(0, 3);
  const here = () => {
    const replies = chat().availability?.replies;
    return replies ? words.hereWithin(speech.span(replies)) : words.here;
  };
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
          {/* That somebody is there is no comfort to whom nobody answered. */}
          <Show when={chat().link === "live" && chat().state !== "missed" && standing(chat())}>
            <Show
              when={isOpen(chat())}
              fallback={
                <Show when={form()} keyed fallback={words.away}>
                  {({ Back }) => <Back />}
                </Show>
              }
            >
              {here()}
            </Show>
          </Show>
        </span>
      </span>
      <button type="button" class="icon" aria-label={words.close} title={words.close} onClick={() => props.onClose()}>
        <svg viewBox="0 0 24 24" width="20" aria-hidden="true">
          <path d="M6 6l12 12M18 6L6 18" />
        </svg>
      </button>
    </header>
  );
}
