import { describe, expect, it } from "vitest";
import { openHoursOf, openingHours } from "../../../worker/hours/open-hours.ts";
import { NOW, settings, week } from "./fixtures.ts";

const line = (one: ReturnType<typeof openingHours>[number]) =>
  `${one.dayOfWeek?.join(" ") ?? `${one.validFrom}/${one.validThrough}`} ${one.opens}-${one.closes}`;

describe("schema.org's opening hours", () => {
  it("are days of the same hours together, hours past midnight, and dates of the coming year", () => {
    expect(openingHours(week, NOW).map(line)).toEqual([
      "Monday Tuesday 09:00-17:00",
      "Wednesday 09:00-12:00",
      "Wednesday 13:00-17:00",
      "Friday 22:00-02:00",
      "Saturday 00:00-23:59",
      "2026-12-24/2026-12-26 00:00-00:00",
      "2026-12-31/2026-12-31 09:00-12:00",
    ]);
  });

  it("never close when they open, which would mean closed, and end at midnight as 00:00", () => {
    const hours = (from: string, to: string) =>
      openingHours({ ...week, exceptions: [], week: [{ day: 1, from, to }] }, NOW).map(line);
    expect(hours("09:00", "09:00")).toEqual(["Monday 09:00-08:59"]);
    expect(hours("18:00", "24:00")).toEqual(["Monday 18:00-00:00"]);
    expect(hours("00:00", "00:00")).toEqual(["Monday 00:00-23:59"]);
  });

  it("are all of the week where there are none and they count", () => {
    expect(openingHours(null, NOW).map(line)).toEqual([
      "Monday Tuesday Wednesday Thursday Friday Saturday Sunday 00:00-23:59",
    ]);
    expect(openHoursOf(settings({ rule: "hours" }), "https://x", NOW)).toHaveProperty("openingHoursSpecification");
  });

  it("are not claimed where only people count", () => {
    for (const change of [{ rule: "both" as const }, { rule: "staffed" as const, hours: week }])
      expect(openHoursOf(settings(change), "https://x", NOW)).not.toHaveProperty("openingHoursSpecification");
  });

  it("are each department's own, or the site's", () => {
    const hours = { ...week, exceptions: [], week: [{ day: 7 as const, from: "10:00", to: "11:00" }] };
    const departments = [
      { id: "a", name: "Sales", rule: null, hours },
      { id: "b", name: "Help", rule: null, hours: null },
      { id: "c", name: "Night", rule: "staffed" as const, hours: null },
    ];
    const told = openHoursOf(settings({ hours: week, departments }), "https://x", NOW);
    expect(told).toMatchObject({
      "@type": "LocalBusiness",
      department: [
        { name: "Sales", openingHoursSpecification: [{ opens: "10:00", closes: "11:00", dayOfWeek: ["Sunday"] }] },
        { name: "Help", openingHoursSpecification: { length: 7 } },
        { name: "Night" },
      ],
    });
    expect(JSON.stringify(told)).not.toContain('"Night","opening');
  });
});
