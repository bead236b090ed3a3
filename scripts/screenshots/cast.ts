import { type BrowserContextOptions, devices } from "playwright-core";
import type { Schedule } from "../../worker/protocol/schedule.ts";

/** Somebody who walks through the shop for the pictures. */
export type Actor = { country: string; from?: string; path: readonly string[]; context: BrowserContextOptions };

const desktop = (locale: string, browser: string): BrowserContextOptions => ({ locale, userAgent: browser });

const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:147.0) Gecko/20100101 Firefox/147.0";
const edge =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36 Edg/149.0.0.0";
const safari =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15";

export const cast: readonly Actor[] = [
  { country: "NO", path: ["/", "/packs", "/p/dag-24", "/p/tur-55"], context: desktop("nb-NO", firefox) },
  {
    country: "FR",
    from: "https://www.randonner.example/",
    path: ["/p/glo", "/kitchen", "/basket"],
    context: desktop("fr-FR", edge),
  },
  { country: "JP", path: ["/help", "/help/delivery"], context: { ...devices["iPhone 15"], locale: "ja-JP" } },
  {
    country: "CA",
    from: "https://search.example/",
    path: ["/tents"],
    context: { ...devices["Pixel 7"], locale: "en-CA" },
  },
  { country: "AT", path: ["/", "/kitchen", "/p/kaffe"], context: desktop("de-AT", `${firefox} at`) },
];

/** The one who writes. */
export const ada: Actor = {
  country: "SE",
  from: "https://www.fjallvandring.example/",
  path: ["/", "/tents", "/p/vidde-3", "/p/fjell-2"],
  context: desktop("en-GB", safari),
};

/** What Ada and the agent say, in turns; Ada begins. */
export const talk: readonly string[] = [
  "Hej! Is the Fjell 2 still fine in a November storm on the plateau?",
  "Hej Ada! It is: two guy lines on each side, and it stays quiet. Above the tree line I would take the long pegs.",
  "Good to know. Do they come with it?",
  "They do not, but I can put a set into your parcel today.",
];

/** When the shop answers: lunch on Fridays, a late Saturday, closed at Christmas. */
export const openingHours: Schedule = {
  timeZone: "Europe/Oslo",
  week: [
    ...([1, 2, 3, 4] as const).map((day) => ({ day, from: "09:00", to: "17:00" })),
    { day: 5, from: "09:00", to: "12:00" },
    { day: 5, from: "13:00", to: "16:30" },
    { day: 6, from: "20:00", to: "02:00" },
  ],
  exceptions: [
    { from: "2026-12-24", to: "2026-12-26", yearly: true, label: "Christmas", hours: [] },
    { from: "2026-12-31", to: "2026-12-31", label: "New Year’s Eve", hours: [{ from: "09:00", to: "13:00" }] },
  ],
};
