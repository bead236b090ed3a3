import { createMemo, For, type JSX, Match, Show, Switch } from "solid-js";
import type { Message } from "#protocol/model";
import type { Chat } from "../chat/chat.ts";
import { OwnLine } from "./own-line.tsx";
import { useRoom } from "./room.ts";
import { Text } from "./text.tsx";

/** Messages by the same author within this belong together, in milliseconds. */
const TOGETHER = 5 * 60_000;

/** All that was said. It scrolls from its end, so that the last words stay in sight. */
export function Log(): JSX.Element {
  const { chat, settings, speech } = useRoom();
  const { words } = speech;
  const lastOwn = createMemo(() =>
    chat().messages.findLast((message) => message.from === "visitor" && message.kind === "text"),
  );
  const name = (id: string | null) => chat().agents.find((agent) => agent.id === id)?.name ?? words.team;
  return (
    <section class="scroll" tabindex="0" aria-label={words.messages}>
      <div role="log" aria-live="polite">
        <p class="bubble">{chat().greeting || settings.greeting || words.greeting}</p>
        <For each={chat().messages}>
          {(message, index) => (
            <Switch fallback={<p class="line">{describe(message)}</p>}>
              <Match when={message.kind === "text"}>
                <Show when={startsGroup(message, chat().messages[index() - 1])}>
                  <p class="byline" data-from={message.from}>
                    <Show when={message.from === "agent"}>
                      <bdi>{name(message.agent)}</bdi>{" "}
                    </Show>
                    <time>{speech.time(message.at, Date.now() + chat().offset)}</time>
                  </p>
                </Show>
                <p class="bubble" data-from={message.from}>
                  <Text text={message.body} />
                </p>
                <Show when={message === lastOwn() && !chat().own.length}>
                  <p class="state">{words[progress(chat(), message.seq)]}</p>
                </Show>
              </Match>
            </Switch>
          )}
        </For>
        <For each={chat().own}>{(own) => <OwnLine own={own} />}</For>
      </div>
    </section>
  );

  function describe(message: Message): string {
    switch (message.kind) {
      case "joined":
        return words.joined(name(message.agent));
      case "missed":
        return words.missed;
      case "left":
        return words.leftHere;
      case "closed":
        return words.closed;
      case "reopened":
        return words.reopened;
      case "text":
        return message.body;
    }
  }
}

const startsGroup = (message: Message, before: Message | undefined): boolean =>
  before?.kind !== "text" ||
  before.from !== message.from ||
  before.agent !== message.agent ||
  message.at - before.at > TOGETHER;

const progress = (chat: Chat, seq: number): "read" | "delivered" | "sent" =>
  chat.marks.team.read >= seq ? "read" : chat.marks.team.delivered >= seq ? "delivered" : "sent";
