import { clockTime, dayName, isSameDay } from "./clock.ts";
import { t } from "./strings.ts";

/** "today at 17:00", of two instants (epoch ms) on this browser's wall. */
export function whenWords(at: number, now: number): string {
  const time = clockTime(at);
  if (isSameDay(at, now)) return t("when.today", time);
  const tomorrow = new Date(now);
  tomorrow.setDate(tomorrow.getDate() + 1);
  return isSameDay(at, tomorrow.getTime()) ? t("when.tomorrow", time) : t("when.later", dayName(at), time);
}
