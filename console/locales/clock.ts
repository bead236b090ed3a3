import { locale } from "./strings.ts";

const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" });
const full = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" });
const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });

export const clockTime = (at: number): string => time.format(at);
export const dayName = (at: number): string => day.format(at);
export const fullTime = (at: number): string => full.format(at);
export const shortDate = (at: number): string => date.format(at);
export const isSameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString();
