import { locale } from "./strings.ts";

/** English as this browser writes it: countries differ in how they write dates. */
export const dateLocale = /^en-/iu.test(navigator.language) ? navigator.language : locale;

const time = new Intl.DateTimeFormat(dateLocale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat(dateLocale, { weekday: "long", day: "numeric", month: "long" });
const full = new Intl.DateTimeFormat(dateLocale, { dateStyle: "medium", timeStyle: "medium" });
const date = new Intl.DateTimeFormat(dateLocale, { dateStyle: "medium" });

/** The time and weekday on a clock in another zone; null where the zone is not known here. */
export function localTime(timeZone: string | null | undefined, at: number): string | null {
  if (!timeZone) return null;
  const form = zones.get(timeZone) ?? makeLocal(timeZone);
  zones.set(timeZone, form);
  return form?.format(at) ?? null;
}

const zones = new Map<string, Intl.DateTimeFormat | null>();

function makeLocal(timeZone: string): Intl.DateTimeFormat | null {
  try {
    const parts = { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
    return new Intl.DateTimeFormat(dateLocale, { ...parts, timeZone });
  } catch {
    return null;
  }
}

export const clockTime = (at: number): string => time.format(at);
export const dayName = (at: number): string => day.format(at);
export const fullTime = (at: number): string => full.format(at);
export const shortDate = (at: number): string => date.format(at);
export const isSameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString();
