import { locale, t } from "../../locales/strings.ts";

export type Range = { least?: number | undefined; most?: number | undefined };

/** "at least 3 pages", "2 to 5 pages"; `unit` says a number with what it counts. */
export function rangeWords({ least, most }: Range, unit: (count: number) => string): string {
  if (least !== undefined && least === most) return t("triggers.says.exactly", unit(least));
  if (least !== undefined && most !== undefined) return t("triggers.says.between", plain(least), unit(most));
  if (least !== undefined) return t("triggers.says.least", unit(least));
  return most === undefined ? t("triggers.says.anyAmount") : t("triggers.says.most", unit(most));
}

/** Seconds in words: "45 s", "2 min", "1 min 30 s". */
export function spanWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return t("triggers.says.seconds", seconds);
  const rest = seconds % 60;
  return rest === 0 ? t("triggers.says.minutes", minutes) : t("triggers.says.minutesSeconds", minutes, rest);
}

/** A range of times, both ends with their unit. */
export const spanRangeWords = ({ least, most }: Range): string =>
  least !== undefined && most !== undefined && least !== most
    ? t("triggers.says.between", spanWords(least), spanWords(most))
    : rangeWords({ least, most }, spanWords);

export const percentWords = (share: number): string =>
  new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(share);

const numbers = new Intl.NumberFormat(locale);
export const plain = (count: number): string => numbers.format(count);

const or = new Intl.ListFormat(locale, { type: "disjunction" });

/** "a, b, or c"; of a long list the first ones, and how many more there are. */
export function anyWords(list: readonly string[]): string {
  if (list.length === 0) return t("triggers.says.missing");
  const shown = list.length > 5 ? [...list.slice(0, 4), t("triggers.says.more", list.length - 4)] : list;
  return or.format(shown);
}
