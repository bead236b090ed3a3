import * as v from "valibot";
import { type Availability, Settings } from "#protocol/model";
import type { Schedule } from "#protocol/schedule";

/** A Wednesday, 13:05 in Berlin. */
export const NOW = Date.parse("2026-11-25T12:05:00Z");

export const settings = (change: Partial<Settings> = {}): Settings => ({
  ...v.parse(Settings, {
    name: "Nordlys",
    origins: ["https://nordlys.example"],
    color: "#1f6feb",
    position: "right",
    greeting: "",
    strict: false,
  }),
  ...change,
});

export const week: Schedule = {
  timeZone: "Europe/Berlin",
  week: [
    { day: 1, from: "09:00", to: "17:00" },
    { day: 2, from: "09:00", to: "17:00" },
    { day: 3, from: "09:00", to: "12:00" },
    { day: 3, from: "13:00", to: "17:00" },
    { day: 5, from: "22:00", to: "02:00" },
    { day: 6, from: "00:00", to: "24:00" },
  ],
  exceptions: [
    { from: "2026-12-24", to: "2026-12-26", label: "Christmas", yearly: true, hours: [] },
    { from: "2026-12-31", to: "2026-12-31", hours: [{ from: "09:00", to: "12:00" }] },
    { from: "2025-01-01", to: "2025-01-01", label: "over", hours: [] },
  ],
};

export const availability = (change: Partial<Availability> = {}): Availability => ({
  open: true,
  reason: "within-hours",
  next: { at: Date.parse("2026-11-25T16:00:00Z"), open: false },
  replies: null,
  agents: [],
  departments: [],
  until: NOW,
  ...change,
});
