import { createEffect, createMemo, createSignal, type JSX, onCleanup, Show, untrack } from "solid-js";
import { useRoom } from "../app/room.ts";
import { placeOf } from "../chat/told.ts";
import type { FormWords } from "../locales/form/en.ts";

/** A place in line is read out at most so often, in milliseconds; whose turn is next is told at once. */
const READ_OUT_EVERY = 60_000;
/** Then it was read out. After that only what is on the screen is there to be read. */
const READ_OUT_FOR = 5_000;

/** The visitor's place among those who wait. It changes on the screen as it does, and is read out seldom. */
export function QueueLine(props: { words: FormWords }): JSX.Element {
  const { chat, speech } = useRoom();
  const [readOut, setReadOut] = createSignal("");
  let readAt = 0;
  const line = createMemo(() => {
    const queue = placeOf(chat());
    if (!queue) return "";
    const { position, wait } = queue;
    const place = position > 1 ? speech.count(props.words.place, position) : props.words.next;
    return wait ? `${place} ${props.words.usually(speech.span(wait))}` : place;
  });
  createEffect(() => {
    const said = line();
    if (!said) return;
    const isNext = untrack(chat).queue?.position === 1;
    const timer = setTimeout(
      () => {
        readAt = Date.now();
        setReadOut(said);
        setTimeout(setReadOut, READ_OUT_FOR, (now: string) => (now === said ? "" : now));
      },
      isNext ? 0 : readAt + READ_OUT_EVERY - Date.now(),
    );
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <>
      <Show when={line()}>
        <p class="notice">{line()}</p>
      </Show>
      <p class="unseen" role="status">
        {line() && readOut()}
      </p>
    </>
  );
}
