import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Schedule } from "#protocol/schedule";
import { addSite, change, type Desk, openDesk } from "./support/people.ts";
import { attend, visit } from "./support/wire.ts";

let desk: Desk;
let address = 0;

beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => {
  vi.useRealTimers();
});

const HOUR = 3_600_000;
/** The next full hour of this day or the one after, so that alarms of the platform lie ahead. */
const START = Math.ceil(Date.now() / HOUR) * HOUR;
const at = (time: number) => new Date(time).toISOString().slice(11, 16);

/** Open from one hour after START for two hours, on every day. */
const hours: Schedule = {
  timeZone: "UTC",
  week: ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => ({ day, from: at(START + HOUR), to: at(START + 3 * HOUR) })),
  exceptions: [],
};
const now = (time: number) => vi.useFakeTimers({ toFake: ["Date"], now: time });
const stubOf = (site: string) => env.SITE.get(env.SITE.idFromName(site));

/** What the platform would ring next, rung now, at its time. */
async function nextRings(site: string): Promise<number> {
  const next = await runInDurableObject(stubOf(site), (_, { storage }) => {
    storage.sql.exec("UPDATE alarm SET at = 4000000000000 WHERE key <> 'hours'");
    return storage.sql.exec<{ at: number }>("SELECT at FROM alarm WHERE key = 'hours'").one();
  });
  await evictDurableObject(stubOf(site));
  now(next.at);
  expect(await runDurableObjectAlarm(stubOf(site))).toBe(true);
  return next.at;
}

describe("a site with hours", () => {
  it("[AVL7] opens and closes by itself, through evictions, and tells everybody who is there", async () => {
    now(START);
    const { id, key } = await addSite(desk, { hours, rule: "hours" });
    const page = await visit(key, { address: `203.0.113.${++address}` });
    const console = await attend(id, desk.owner);
    const opens = { at: START + HOUR, open: true };
    const closes = { at: START + 3 * HOUR, open: false };
    expect(page.welcome.availability).toMatchObject({ open: false, reason: "outside-hours", next: opens });
    expect(console.now.availability).toMatchObject({ open: false, next: opens });
    expect(await nextRings(id)).toBe(opens.at);
    for (const wire of [page, console])
      expect((await (wire as typeof page).next("availability")).availability).toMatchObject({
        ...{ open: true, reason: "within-hours", next: closes },
      });
    expect(await nextRings(id)).toBe(closes.at);
    expect((await page.next("availability")).availability).toMatchObject({
      ...{ open: false, next: { at: START + 25 * HOUR, open: true } },
    });
    console.close();
  });

  it("[AVL5] with the rule both needs somebody within the hours, and nobody makes it open outside of them", async () => {
    now(START);
    const { id, key } = await addSite(desk, { hours, routing: { idleAfter: 240, signedOffAfter: 1_440 } });
    const page = await visit(key, { address: `203.0.113.${++address}` });
    const console = await attend(id, desk.owner);
    console.send({ t: "status", status: "online" });
    expect((await page.next("availability")).availability).toMatchObject({ open: false, reason: "outside-hours" });
    await nextRings(id);
    expect((await page.next("availability")).availability).toMatchObject({ open: true, reason: "agent-online" });
    console.send({ t: "status", status: "away" });
    expect((await page.next("availability")).availability).toMatchObject({
      ...{ open: false, reason: "no-agent-online", next: null },
    });
    console.close();
  });

  it("[AVL6] is closed and opened by hand until a time, told at once and at its end", async () => {
    now(START);
    const { id, key } = await addSite(desk, { hours, rule: "hours" });
    const page = await visit(key, { address: `203.0.113.${++address}` });
    const until = START + HOUR / 2;
    await change(desk.owner, id, { override: { open: true, until } });
    expect((await page.next("availability")).availability).toMatchObject({
      ...{ open: true, reason: "within-hours", next: { at: until, open: false } },
    });
    expect(await nextRings(id)).toBe(until);
    expect((await page.next("availability")).availability.open).toBe(false);
    await nextRings(id);
    await page.next("availability", ({ availability }) => availability.open);
    await change(desk.owner, id, { override: { open: false, until: START + 2 * HOUR } });
    expect((await page.next("availability")).availability).toMatchObject({
      ...{ open: false, reason: "closed-by-hand", next: { at: START + 2 * HOUR, open: true } },
    });
    await change(desk.owner, id, { override: null });
    expect((await page.next("availability")).availability.open).toBe(true);
  });

  it("[AVL2] is in the tag only until it changes", async () => {
    now(START + HOUR - 10_000);
    const { id } = await addSite(desk, { hours, rule: "hours" });
    const { availability } = await runInDurableObject(stubOf(id), (object) => object.tag());
    expect(availability).toMatchObject({ open: false, until: START + HOUR });
  });
});
