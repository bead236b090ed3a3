import { todayIn } from "#schedule";
import { dateLocale } from "../../locales/clock.ts";
import { t } from "../../locales/strings.ts";
import { dateName } from "./day-names.ts";
import { dateAfter } from "./month.ts";
import { browserZone } from "./zone-field.tsx";

/** "today at 17:00", of two instants (epoch ms) on a zone's wall; the zone is named where it is not this browser's. */
export function whenIn(timeZone: string, at: number, now: number): string {
  const clock = new Intl.DateTimeFormat(dateLocale, { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const [time, date, today] = [clock.format(at), todayIn(timeZone, at), todayIn(timeZone, now)];
  const words = () => {
    if (date === today) return t("when.today", time);
    return date === dateAfter(today, 1) ? t("when.tomorrow", time) : t("when.later", dateName(date), time);
  };
  return timeZone === browserZone() ? words() : t("hours.inZone", words(), timeZone);
}
