import { beforeAll, describe, expect, it } from "vitest";
import { randomId } from "#protocol/ids";
import type { PublicAvailability, PublishedHours, SiteDetails } from "#protocol/rest";
import type { Schedule } from "#protocol/schedule";
import { ask, call, EDGE } from "./support/http.ts";
import { addSite, type Desk, invite, openDesk } from "./support/people.ts";

const ALWAYS: Schedule = {
  timeZone: "Europe/Berlin",
  week: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day: day as 1, from: "00:00", to: "24:00" })),
  exceptions: [],
};
const NEVER: Schedule = { ...ALWAYS, week: [] };

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const patch = (site: { id: string }, json: unknown) =>
  call(`/api/sites/${site.id}`, { method: "PATCH", json, cookie: desk.owner.cookie });
const settingsOf = async (site: { id: string }) =>
  (await ask<SiteDetails>(`/api/sites/${site.id}`, { cookie: desk.owner.cookie })).settings;
const refusal = async (response: Response) => {
  const { code, detail } = await response.json<{ code: string; detail: string }>();
  return `${response.status} ${code}: ${detail}`;
};

describe("availability, for everybody", () => {
  it("is told by the site's key to any page, without signing in, and names no agent", async () => {
    const response = await call(`/api/sites/${desk.site.key}/availability`, {
      headers: { origin: "https://elsewhere.example" },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("cache-control")).toBe("public, max-age=5");
    const told = await response.json<PublicAvailability>();
    expect(Object.keys(told).sort()).toEqual(["departments", "next", "open", "reason", "replies", "until"]);
    expect(told).toMatchObject({ open: false, reason: "no-agent-online", departments: [], next: null });
  });

  it("follows a change of the hours at once", async () => {
    const site = await addSite(desk);
    const told = () => ask<PublicAvailability>(`/api/sites/${site.key}/availability`);
    await patch(site, { rule: "hours", hours: ALWAYS });
    expect(await told()).toMatchObject({ open: true, reason: "within-hours", next: null });
    const until = Date.now() + 3_600_000;
    await patch(site, { override: { open: false, until } });
    expect(await told()).toMatchObject({ open: false, reason: "closed-by-hand", next: { at: until, open: true } });
    await patch(site, { override: null, hours: NEVER });
    expect(await told()).toMatchObject({ open: false, reason: "outside-hours" });
  });

  it("is told of each department", async () => {
    const site = await addSite(desk);
    const id = randomId();
    await patch(site, { departments: [{ id, name: "Sales", rule: "hours", hours: ALWAYS }] });
    expect(await ask<PublicAvailability>(`/api/sites/${site.key}/availability`)).toMatchObject({
      open: true,
      departments: [{ id, name: "Sales", open: true, reason: "within-hours" }],
    });
  });

  it("and hours are 404 for a key that is unknown or none, before anybody is asked to sign in", async () => {
    for (const key of ["a".repeat(16), "nonsense", desk.site.id])
      for (const what of ["availability", "hours"]) {
        const response = await call(`/api/sites/${key}/${what}`);
        expect(await refusal(response)).toContain("404 unknown_site");
      }
  });
});

it("is asked at most so often from one place", async () => {
  const headers = { "cf-connecting-ip": "203.0.113.77" };
  const statuses = new Set<number>();
  for (let count = 0; count < 700 && !statuses.has(429); count++)
    statuses.add((await call("/api/sites/nonsense/availability", { headers })).status);
  expect(statuses).toEqual(new Set([404, 429]));
  const refused = await call(`/hours/${desk.site.key}`, { headers });
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
});

describe("the published hours", () => {
  it("are always, without a schedule", async () => {
    const told = await ask<PublishedHours>(`/api/sites/${desk.site.key}/hours`);
    expect(told).toMatchObject({ name: "Nordlys Outdoor", rule: "both", timeZone: null, week: null, exceptions: [] });
    expect(told.intervals).toEqual([{ from: told.from, to: told.to }]);
    expect(told.to - told.from).toBe(14 * 86_400_000);
  });

  it("are the week, the exceptions to come, each department's, and the fortnight as instants", async () => {
    const site = await addSite(desk);
    const over = { from: "2020-05-01", to: "2020-05-02", hours: [] };
    const yearly = { from: "2020-12-25", to: "2020-12-26", yearly: true, label: "Christmas", hours: [] };
    const week: Schedule["week"] = [{ day: 1, from: "09:00", to: "17:00" }];
    const department = { id: randomId(), name: "Night", rule: null, hours: { ...ALWAYS, timeZone: "Asia/Tokyo" } };
    await patch(site, {
      hours: { timeZone: "Europe/Berlin", week, exceptions: [over, yearly] },
      departments: [department],
    });
    const told = await ask<PublishedHours>(`/api/sites/${site.key}/hours`);
    expect(told).toMatchObject({
      rule: "both",
      timeZone: "Europe/Berlin",
      week,
      exceptions: [yearly],
      override: null,
      departments: [{ id: department.id, name: "Night", timeZone: "Asia/Tokyo", rule: "both" }],
    });
    expect(told.departments[0]?.intervals).toEqual([{ from: told.from, to: told.to }]);
    expect(JSON.stringify(told)).not.toContain(site.id);
  });

  it("are a page that needs no script, under a policy that allows nothing but its own style", async () => {
    const site = await addSite(desk);
    await patch(site, { rule: "hours", hours: ALWAYS });
    const response = await call(`/hours/${site.key}`, {
      headers: { accept: "text/html", "accept-language": "de" },
    });
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
    expect(response.headers.get("vary")).toBe("accept-language");
    expect(page).toContain('<html lang="de"');
    expect(page).toContain("Jetzt geöffnet");
    expect(page).toContain(`<link rel="canonical" href="${EDGE}/hours/${site.key}">`);
    expect(page.match(/<script/g)).toHaveLength(1);
  });

  it("are a page that says so, and not the console, where there is no such site", async () => {
    const response = await call(`/hours/${"b".repeat(16)}`, { headers: { accept: "text/html" } });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("There is nothing at this address");
  });
});

describe("changing the settings", () => {
  it("fills in nothing that was not sent, and takes a whole value for what was", async () => {
    const site = await addSite(desk);
    const department = { id: randomId(), name: "Sales", rule: null, hours: null };
    const before = {
      hours: ALWAYS,
      rule: "hours",
      override: { open: true, until: 1 },
      departments: [department],
      mailTo: ["desk@nordlys.example"],
      routing: { capacity: 9, fallback: department.id },
    };
    expect((await patch(site, before)).status).toBe(200);
    expect((await patch(site, { greeting: "Hej!" })).status).toBe(200);
    expect(await settingsOf(site)).toMatchObject({ ...before, greeting: "Hej!" });
  });

  it.each([
    ["hours.week.3.to", { hours: { ...ALWAYS, week: ALWAYS.week.with(3, { day: 4, from: "09:00", to: "25:00" }) } }],
    ["hours.timeZone", { hours: { ...ALWAYS, timeZone: "Europe/Nowhere" } }],
    [
      "hours.exceptions.0.to",
      { hours: { ...ALWAYS, exceptions: [{ from: "2026-02-02", to: "2026-02-01", hours: [] }] } },
    ],
    [
      "hours.exceptions.0.from",
      { hours: { ...ALWAYS, exceptions: [{ from: "2026-02-30", to: "2026-03-01", hours: [] }] } },
    ],
    [
      "departments.0.hours.timeZone",
      { departments: [{ id: "d".repeat(22), name: "x", rule: null, hours: { ...ALWAYS, timeZone: "" } }] },
    ],
    ["rule", { rule: "sometimes" }],
    ["override.until", { override: { open: true, until: "soon" } }],
  ])("refuses what is wrong with its path: %s", async (path, change) => {
    expect(await refusal(await patch(desk.site, change))).toMatch(new RegExp(`^400 malformed: ${path}: .+`));
    expect((await settingsOf(desk.site)).hours).toBeNull();
  });

  it("refuses departments of one id, and a fallback that is none of them, also when that goes later", async () => {
    const site = await addSite(desk);
    const id = randomId();
    const department = { id, name: "Sales", rule: null, hours: null };
    expect(await refusal(await patch(site, { departments: [department, department] }))).toContain(
      "departments: has an id twice",
    );
    const none = "400 malformed: routing.fallback: is none of the departments";
    expect(await refusal(await patch(site, { routing: { fallback: id } }))).toBe(none);
    expect((await patch(site, { departments: [department], routing: { fallback: id } })).status).toBe(200);
    expect(await refusal(await patch(site, { departments: [] }))).toBe(none);
    expect((await settingsOf(site)).departments).toEqual([department]);
  });

  it("takes the largest schedule, and nothing beyond the bound", async () => {
    const site = await addSite(desk);
    const hours = Array.from({ length: 24 }, (_, hour) => ({
      from: `${String(hour).padStart(2, "0")}:00`,
      to: `${String(hour).padStart(2, "0")}:30`,
    }));
    const largest: Schedule = {
      timeZone: "America/Argentina/ComodRivadavia",
      week: Array.from({ length: 100 }, () => ({ day: 1, from: "09:00", to: "17:00" })),
      exceptions: Array.from({ length: 200 }, () => ({
        from: "2026-12-24",
        to: "2026-12-26",
        yearly: true,
        label: "x".repeat(80),
        hours,
      })),
    };
    expect(JSON.stringify(largest).length).toBeGreaterThan(16_384);
    expect((await patch(site, { hours: largest })).status).toBe(200);
    expect((await settingsOf(site)).hours).toEqual(largest);
    expect(await refusal(await patch(site, { greeting: "x".repeat(262_144) }))).toContain("413 too_large");
  });

  it("is for owners and admins", async () => {
    const agent = await invite(desk, "Sam", "agent");
    const admin = await invite(desk, "Ada", "admin");
    const as = (cookie: string) =>
      call(`/api/sites/${desk.site.id}`, { method: "PATCH", json: { rule: "both" }, cookie });
    expect((await as(agent.cookie)).status).toBe(403);
    expect((await as(admin.cookie)).status).toBe(200);
  });
});
