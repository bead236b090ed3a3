import type { Queue } from "#protocol/visitor";
import type { Speech } from "../app/speech.ts";
import { detailsWords } from "./words.ts";

export { drawDetails } from "./details.tsx";

const DAY = 24 * 3_600_000;

/** "We answer again tomorrow at 9:00": both times are epoch milliseconds of the same clock, said in the visitor's own zone. */
export function backAgain({ language, tag }: Pick<Speech, "language" | "tag">, at: number, now: number): string {
  const { back, on } = detailsWords(language);
  return back(on(dayOf(tag, at, now), new Intl.DateTimeFormat(tag, { timeStyle: "short" }).format(at)));
}

/** Today and tomorrow by these words, then the weekday, then the date. */
function dayOf(tag: string, at: number, now: number): string {
  // Noon to noon: no change of a clock makes that less than half a day shorter or longer.
  const days = Math.round((new Date(at).setHours(12) - new Date(now).setHours(12)) / DAY);
  if (days < 2) return new Intl.RelativeTimeFormat(tag, { numeric: "auto" }).format(days, "day");
  return new Intl.DateTimeFormat(tag, days < 7 ? { weekday: "long" } : { day: "numeric", month: "long" }).format(at);
}

/** Who is before them, and how long it usually takes; undefined for one who does not wait. */
export function placeInLine(speech: Speech, queue: Queue | null): string | undefined {
  if (!queue) return;
  const { next, before, usually } = detailsWords(speech.language);
  const { position, wait } = queue;
  return `${position > 1 ? speech.count(before, position - 1) : next}${wait ? ` ${usually(speech.duration(wait))}` : ""}`;
}
