import { offsetAt } from "./zone.ts";

const HOUR = 3_600_000;
/** Instants, in epoch milliseconds. */
const JULY_2025 = 1_751_328_000_000;
const DECEMBER_2026 = 1_796_083_200_000;
/** 29 March 2026, half past midnight in UTC: Moldova changes its clock an hour after midnight, with the European Union. */
const MARCH_2026 = 1_774_744_200_000;

/** What each release of the IANA database changed, where a runtime without it says something else: offsets in hours. */
const facts: readonly { release: string; timeZone: string; at: number; offset: number }[] = [
  { release: "2025a", timeZone: "America/Asuncion", at: JULY_2025, offset: -3 },
  { release: "2025b", timeZone: "America/Coyhaique", at: JULY_2025, offset: -3 },
  { release: "2026a", timeZone: "Europe/Chisinau", at: MARCH_2026, offset: 2 },
  { release: "2026b", timeZone: "America/Vancouver", at: DECEMBER_2026, offset: -7 },
  { release: "2026c", timeZone: "America/Edmonton", at: DECEMBER_2026, offset: -6 },
  { release: "2026d", timeZone: "America/Inuvik", at: DECEMBER_2026, offset: -6 },
  { release: "2026e", timeZone: "America/Winnipeg", at: DECEMBER_2026, offset: -5 },
];

/**
 * The newest release of the IANA time zone database that this runtime is seen to know, or null. The runtime does not
 * say which it has: it may be a newer one, whose changes are not listed here.
 */
export const zoneDataKnown = (): string | null => facts.findLast(isKnown)?.release ?? null;

function isKnown({ timeZone, at, offset }: (typeof facts)[number]): boolean {
  try {
    return offsetAt(timeZone, at) === offset * HOUR;
  } catch {
    return false;
  }
}
