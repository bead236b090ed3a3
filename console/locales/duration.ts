import { t } from "./strings.ts";

/** A span that ticks, in words: "12 s", "3 min 05 s", "1 h 20 min". */
export function exactDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return t("duration.seconds", seconds);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t("duration.minutes", minutes, seconds % 60);
  return longDuration(minutes);
}

/** The same for lists, where seconds would only make noise. */
export function roughDuration(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes === 0) return t("duration.now");
  return minutes < 60 ? t("duration.roughMinutes", minutes) : longDuration(minutes);
}

/** How long somebody waits: at first every second counts. */
export const waitDuration = (ms: number): string => (ms < 60_000 ? exactDuration(ms) : roughDuration(ms));

/** Seconds as on a stopwatch: "0:30", "15:00". */
export const clockSpan = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, "0")}`;

function longDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? t("duration.hours", hours, minutes % 60) : t("duration.days", Math.floor(hours / 24));
}
