/** In milliseconds. */
export const MINUTE = 60_000;
export const DAY = 86_400_000;
/** Minutes of a date on the wall; how long it lasts is for the zone to say. */
export const MINUTES = 1_440;

/** Days until dates fall on the same weekdays again, leap years and all: 400 years, which are whole weeks. */
export const CYCLE = 146_097;
/** Days within which every day of the year has fallen on every weekday it ever falls on: 29 February may take 40 years. */
export const ALL_WEEKDAYS = 14_612;
/** Places for each day of a month, 31 a month, so that the order of the year is theirs. */
export const PLACES = 372;

/** Days from 1 January 1970 to an ISO date such as `2026-12-24`. */
export function dayOf(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  // A year is counted from March, so that the leap day is its last.
  const since = month <= 2 ? year - 1 : year;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return since * 365 + Math.floor(since / 4) - Math.floor(since / 100) + Math.floor(since / 400) + ofYear - 719_468;
}

/** The place of a day in its year, 0 to 371: `31 * (month - 1) + (day - 1)`. */
export function placeOf(day: number): number {
  const ofCycle = (((day + 719_468) % CYCLE) + CYCLE) % CYCLE;
  const year = Math.floor(
    (ofCycle - Math.floor(ofCycle / 1_460) + Math.floor(ofCycle / 36_524) - Math.floor(ofCycle / 146_096)) / 365,
  );
  const ofYear = ofCycle - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  return ((month + 2) % 12) * 31 + ofYear - Math.floor((153 * month + 2) / 5);
}

/** The ISO date of a day; of years 0 to 9999. */
export function dateOf(day: number): string {
  const place = placeOf(day);
  let year = 1970 + Math.floor(day / 365.2425);
  if (dayOf(`${year + 1}-01-01`) <= day) year++;
  if (dayOf(`${year}-01-01`) > day) year--;
  return [String(year).padStart(4, "0"), twoDigits(Math.floor(place / 31) + 1), twoDigits((place % 31) + 1)].join("-");
}

const twoDigits = (count: number): string => String(count).padStart(2, "0");

/** Monday is 0. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
