import { Match, Show, Switch } from "solid-js";
import type { Message } from "#protocol/model";
import { clockTime, dayName, fullTime, isSameDay } from "../../locales/clock.ts";
import { lineWords } from "./line-words.ts";
import { TextWithLinks } from "./text-with-links.tsx";

type MessageItemProps = {
  message: Message;
  /** The message above it, which says whether a new day or a new speaker begins. */
  before: Message | undefined;
  /** Something else stands between the two. */
  apart?: boolean;
  visitor: string;
  nameOf(agent: string | null): string;
  fate: string | null;
};

/** Messages of one person closer than this share one head, in milliseconds. */
const TOGETHER = 5 * 60_000;

export function MessageItem(props: MessageItemProps) {
  const newDay = () => props.before === undefined || !isSameDay(props.before.at, props.message.at);
  const newSpeaker = () => {
    const { before, message } = props;
    if (before === undefined || props.apart || newDay() || before.kind !== "text") return true;
    return before.from !== message.from || before.agent !== message.agent || message.at - before.at > TOGETHER;
  };
  const author = () => (props.message.from === "visitor" ? props.visitor : props.nameOf(props.message.agent));
  return (
    <>
      <Show when={newDay()}>
        <p class="line day">{dayName(props.message.at)}</p>
      </Show>
      <Switch>
        <Match when={props.message.kind === "text"}>
          <div class="message" data-from={props.message.from} classList={{ first: newSpeaker() }}>
            <Show when={newSpeaker()}>
              <p class="message-head">
                <strong>{author()}</strong>{" "}
                <time
                  class="muted numbers"
                  datetime={new Date(props.message.at).toISOString()}
                  title={fullTime(props.message.at)}
                >
                  {clockTime(props.message.at)}
                </time>
              </p>
            </Show>
            <p class="bubble" title={fullTime(props.message.at)} dir="auto">
              <TextWithLinks text={props.message.body} />
            </p>
            <Show when={props.fate}>
              <p class="fate muted">{props.fate}</p>
            </Show>
          </div>
        </Match>
        <Match when={true}>
          <p class="line">
            {lineWords(props.message, props.nameOf)}{" "}
            <time class="numbers" datetime={new Date(props.message.at).toISOString()}>
              {clockTime(props.message.at)}
            </time>
          </p>
        </Match>
      </Switch>
    </>
  );
}
