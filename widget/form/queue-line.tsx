import { createEffect, createSignal, type JSX, Show, untrack } from "solid-js";
import { useRoom } from "../app/room.ts";
import type { FormWords } from "../locales/form/en.ts";

/** A place in line is read out at most so often, in milliseconds; whose turn is next is told at once. */
const READ_OUT_EVERY = 60_000;

/** The visitor's place among those who wait. It changes on the screen as it does, and is read out seldom. */
export function QueueLine(props: { words: FormWords }): JSX.Element {
  const { chat, speech } = useRoom();
  const [readOut, setReadOut] = createSignal("");
  let readAt = Number.NEGATIVE_INFINITY;
  const line = () => {
    const { queue } = chat();
    if (!queue) return "";
    const { position, wait } = queue;
    const place = position > 1 ? speech.count(props.words.place, position) : props.words.next;
    return wait ? `${place} ${props.words.usually(speech.span(wait))}` : place;
  };
  createEffect(() => {
    const said = line();
    const now = Date.now();
    if (!said || (now - readAt < READ_OUT_EVERY && (chat().queue?.position ?? 0) > 1)) return;
    if (said !== untrack(readOut)) readAt = now;
    setReadOut(said);
  });
  return (
    <>
      <Show when={line()}>
        <p class="notice" aria-hidden="true">
          {line()}
        </p>
      </Show>
      <p class="unseen" role="status">
        {line() && readOut()}
      </p>
    </>
  );
}
