import { createSignal, type JSX, onCleanup } from "solid-js";
import { useRoom } from "../app/room.ts";
import { standing } from "../chat/told.ts";
import type { FormWords } from "../locales/form/en.ts";
import { backWords } from "./back-words.ts";

/** Tomorrow turns into today while one looks: so often it is looked at, in milliseconds. */
const LOOK_EVERY = 10_000;

/** When the team answers again, or that nobody can tell. Nothing is promised that is not known. */
export function Back(props: { words: FormWords }): JSX.Element {
  const { chat, speech } = useRoom();
  const [now, setNow] = createSignal(Date.now());
  const timer = setInterval(() => setNow(Date.now()), LOOK_EVERY);
  onCleanup(() => clearInterval(timer));
  const words = () => {
    const { reason, next } = standing(chat()) ?? {};
    const at = now() + chat().offset;
    if (next?.open && next.at > at) return backWords(next.at, at, { words: props.words, tag: speech.tag });
    return reason === "busy" ? props.words.busy : speech.words.away;
  };
  return <>{words()}</>;
}
