import { abortAllDurableObjects, evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { randomId, randomSecret } from "#protocol/ids";
import type { TrafficReport } from "#protocol/reports";
import { columns } from "../../worker/domain/traffic/cell.ts";
import { makeAlarms } from "../../worker/site/alarms.ts";
import { makeStore } from "../../worker/site/store/index.ts";
import { makeTraffic, WRITE_EVERY } from "../../worker/site/traffic/traffic.ts";
import { makeUsual } from "../../worker/site/traffic/usual.ts";
import { ask } from "./support/http.ts";
import { addSite, type Desk, openDesk } from "./support/people.ts";
import { attend, type VisitorOptions, visit } from "./support/wire.ts";

let desk: Desk;
let site: string;
let key: string;
let address = 0;

beforeAll(async () => {
  desk = await openDesk();
});

beforeEach(async () => {
  ({ id: site, key } = await addSite(desk));
});

const stub = () => env.SITE.get(env.SITE.idFromName(site));
const storage = <T>(work: (storage: DurableObjectStorage) => T) =>
  runInDurableObject(stub(), (_, { storage }) => work(storage));

type Row = { kind: string; period: number; subject: string; detail: string; counts: string };
const COLUMNS = "kind, period, subject, detail, counts";
const rows = () =>
  storage(({ sql }) =>
    sql.exec<Row>(`SELECT ${COLUMNS} FROM traffic ORDER BY kind, period, subject, detail`).toArray(),
  );
const inD1 = async () =>
  (
    await env.HISTORY.prepare(`SELECT ${COLUMNS} FROM traffic WHERE site = ? ORDER BY kind, period, subject, detail`)
      .bind(site)
      .all<Row>()
  ).results;

/** Rings an alarm now, as the platform would. */
async function ring(name: string) {
  await runInDurableObject(stub(), async (_, { storage }) => {
    storage.sql.exec("INSERT OR REPLACE INTO alarm (key, at) VALUES (?, 1)", name);
    await storage.setAlarm(Date.now() + 60_000);
  });
  expect(await runDurableObjectAlarm(stub())).toBe(true);
}

const comes = (path = "/", options: VisitorOptions = {}) =>
  visit(key, {
    ...options,
    address: `192.0.${(++address >> 8) & 255}.${address & 255}`,
    hello: { page: { path, title: "Kari's page" }, ...options.hello },
  });

const countOf = (column: number) => (all: readonly Row[], path: string) =>
  all
    .filter(({ kind, subject }) => kind === "page" && subject === path)
    .reduce((sum, { counts }) => sum + JSON.parse(counts)[column], 0);
const viewsOf = countOf(0);
const exitsOf = countOf(2);

/** Visitors who come, look at three pages, and go; then there were so many in all. */
async function look(count: number, inAll: number) {
  for (let i = 0; i < count; i += 25)
    await Promise.all(
      Array.from({ length: Math.min(25, count - i) }, async () => {
        const page = await comes("/", { cf: { country: "NO" } });
        for (const path of ["/boots", "/basket"]) {
          page.send({ t: "page", tab: page.tab, page: { path, title: "Boots" } });
          await page.next("visit");
        }
        page.send({ t: "leave", tab: page.tab });
        page.close();
      }),
    );
  const exits = async () => {
    await ring("traffic");
    return exitsOf(await rows(), "/basket");
  };
  await expect.poll(exits, { timeout: 5_000 }).toBe(inAll);
}

describe("visitors who only look", () => {
  it("[TRF7] leave rows by page and hour, as many for a hundred as for a thousand, and none that is about one", async () => {
    const tables = () =>
      storage(({ sql }) =>
        sql
          .exec<{ name: string }>(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf_*' AND name NOT GLOB 'sqlite_*'",
          )
          .toArray()
          .map(({ name }) => [name, sql.exec(`SELECT * FROM ${name}`).toArray().length] as const),
      );
    const others = async () =>
      Object.fromEntries((await tables()).filter(([name]) => !["traffic", "alarm", "link_key"].includes(name)));
    await look(1, 1);
    const before = await others();
    const shapes = async () => {
      await ring("traffic-out");
      const all = await rows();
      expect(await inD1()).toEqual(all);
      return all.map(({ kind, subject, detail }) => [kind, subject, detail].join(" | "));
    };
    await look(99, 100);
    const hundred = await shapes();
    await look(900, 1_000);
    const thousand = await shapes();
    // Where the hour turned meanwhile, its pages have their own rows.
    const hours = new Set((await rows()).filter(({ kind }) => kind === "page").map(({ period }) => period)).size;
    expect(new Set(thousand)).toEqual(new Set(hundred));
    expect(thousand.length).toBeLessThanOrEqual(hundred.length * hours);
    expect(new Set(hundred)).toEqual(
      new Set([
        ...["/", "/boots", "/basket"].map((path) => `page | ${path} | `),
        ...["flow |  | /", "flow | / | /boots", "flow | /boots | /basket", "flow | /basket | "],
        ...["country | NO", "device | desktop", "campaign | ", "referrer | "].map((one) => `source | ${one}`),
      ]),
    );
    expect(await others()).toEqual(before);
    const all = await rows();
    expect(viewsOf(all, "/")).toBe(1_000);
    expect(JSON.stringify([all, await inD1()])).not.toMatch(/Kari|Boots|192\.0|[A-Za-z0-9_-]{22}/);
  }, 120_000);
});

describe("what is counted", () => {
  it("[TRF1] comes from what visitors do: pages, events, conversations, by country, device, campaign and referrer", async () => {
    const page = await comes("/boots", {
      cf: { country: "DE" },
      hello: { device: "phone", campaign: "spring", referrer: "https://www.search.example/" },
    });
    page.send({ t: "track", tab: page.tab, name: "order.completed", props: { value: 19.9, currency: "EUR" } });
    page.send({ t: "track", tab: page.tab, name: "looked-around" });
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "Hello", secret: randomSecret() });
    await page.next("ack");
    await ring("traffic");
    const all = await rows();
    const of = (kind: string, subject: string, detail: string) =>
      all.find((row) => row.kind === kind && row.subject === subject && row.detail === detail)?.counts;
    for (const [subject, detail] of [
      ["country", "DE"],
      ["device", "phone"],
      ["campaign", "spring"],
      ["referrer", "search.example"],
    ] as const)
      expect([subject, of("source", subject, detail)]).toEqual([subject, "[1,1]"]);
    expect(of("goal", "order.completed", "EUR")).toBe("[1,1990]");
    expect(all.filter(({ kind }) => kind === "goal")).toHaveLength(1);
    expect(of("flow", "", "/boots")).toBe("[1]");
  });

  it("[TRF8] agents see the last events with what they mean, and the basket, also after an eviction", async () => {
    const page = await comes();
    const track = (name: string, props = {}) => page.send({ t: "track", tab: page.tab, name, props });
    track("search", { query: "boots", results: 0, email: "kari@example.com" });
    track("cart.updated", { items: 2, value: 80, currency: "EUR" });
    page.send({ t: "page", tab: page.tab, page: { path: "/basket", title: "" } });
    await page.next("visit");
    const carried = await runInDurableObject(stub(), (_, state) =>
      state.getWebSockets().map((socket) => `${socket.deserializeAttachment()}`),
    );
    expect(carried.join()).toContain("basket");
    expect(carried.join()).not.toMatch(/kari@|counted/);
    await evictDurableObject(stub());
    const agent = await attend(site, desk.owner);
    const [seen] = agent.now.visits;
    expect(seen?.events).toMatchObject([
      { name: "search", query: "boots", results: 0 },
      { name: "cart.updated", items: 2 },
    ]);
    expect(seen?.basket).toMatchObject({ items: 2, value: 80, currency: "EUR" });
    expect(JSON.stringify(seen)).not.toMatch(/kari@|counted/);
    agent.close();
  });
});

describe("writing", () => {
  it("[TRF2] is at once where it is quiet, then together at the alarm; a crash loses what came in between and no more", async () => {
    await comes("/first");
    expect(viewsOf(await rows(), "/first")).toBe(1);
    await comes("/second");
    expect(viewsOf(await rows(), "/second")).toBe(0);
    const due = await storage(
      ({ sql }) => sql.exec<{ at: number }>("SELECT at FROM alarm WHERE key = 'traffic'").one().at,
    );
    expect(due - Date.now()).toBeLessThanOrEqual(10_000);
    await abortAllDurableObjects();
    const after = await rows();
    expect([viewsOf(after, "/first"), viewsOf(after, "/second")]).toEqual([1, 0]);
    await comes("/third");
    await comes("/fourth");
    await ring("traffic");
    await abortAllDurableObjects();
    const last = await rows();
    expect(["/first", "/third", "/fourth"].map((path) => viewsOf(last, path))).toEqual([1, 1, 1]);
  });

  it("[TRF2] a busy object writes a cell at most once in nine seconds, however often it changes", () =>
    runInDurableObject(env.SITE.get(env.SITE.idFromName(randomId())), (_, { storage }) => {
      let now = 1_764_072_000_000;
      let writes = 0;
      const store = makeStore(storage);
      const save = store.traffic.save;
      store.traffic.save = (cells) => {
        writes++;
        save(cells);
      };
      const counting = () => ({ goals: [], funnels: [] });
      const alarms = makeAlarms(storage);
      const traffic = makeTraffic({ store, alarms, counting, now: () => now });
      for (let i = 0; i < 12_000; i++, now += 5)
        traffic.count([{ kind: "viewed", at: now, path: `/p${i % 7}`, from: null }]);
      expect(writes).toBeLessThanOrEqual(Math.ceil(60_000 / WRITE_EVERY));
      traffic.write();
      const views = storage.sql.exec<Row>(`SELECT ${COLUMNS} FROM traffic WHERE kind = 'page'`).toArray();
      expect(views.map(({ counts }) => JSON.parse(counts)[0]).reduce((a, b) => a + b)).toBe(12_000);
    }));

  it("[TRF3] in an hour with too many pages those that mattered before are kept; what mattered is looked up once", () =>
    runInDurableObject(env.SITE.get(env.SITE.idFromName(randomId())), (_, { storage }) => {
      let now = 1_764_072_000_000;
      const store = makeStore(storage);
      let asked = 0;
      const totals = store.traffic.totals;
      store.traffic.totals = (of) => {
        asked++;
        return totals(of);
      };
      const counting = () => ({ goals: [], funnels: [] });
      const traffic = makeTraffic({ store, alarms: makeAlarms(storage), counting, now: () => now });
      const view = (path: string) => traffic.count([{ kind: "viewed", at: now, path, from: null }]);
      for (let i = 0; i < 300; i++) view(i % 2 === 0 ? "/boots" : `/before${i % 90}`);
      traffic.write();
      now += 3_600_000;
      for (let i = 0; i < 900; i++) view(`/p${i}`);
      for (let i = 0; i < 90; i++) view(`/before${i}`);
      view("/boots");
      traffic.write();
      expect(asked).toBe(2);
      const pages = store.traffic.cells({ kind: "page", period: now, subject: "", detail: "" }, null);
      const counted = pages.filter(({ counts }) => counts.length > 0);
      expect(counted).toHaveLength(401);
      expect(counted.find(({ subject }) => subject === "/boots")?.counts[0]).toBe(1);
      const kept = counted.map(({ subject }) => subject);
      expect(kept).toEqual(expect.arrayContaining(Array.from({ length: 45 }, (_, i) => `/before${2 * i + 1}`)));
      expect(counted.reduce((n, { counts }) => n + (counts[0] ?? 0), 0)).toBe(991);
      // Those that were given up are in no report.
      expect(pages.length).toBeGreaterThan(401);
      const hour = { kind: "page", from: now, to: now + 1, most: 9_999 } as const;
      expect(totals({ ...hour, by: ["subject"] })).toHaveLength(401);
      expect(totals({ ...hour, by: [] })[0]?.counts[0]).toBe(991);
    }));

  it("[TRF2] goes on after an eviction with what was counted before", async () => {
    const page = await comes("/boots");
    await evictDurableObject(stub());
    await comes("/boots");
    await evictDurableObject(stub());
    page.send({ t: "page", tab: page.tab, page: { path: "/basket", title: "" } });
    await page.next("visit");
    await ring("traffic");
    const all = await rows();
    expect([viewsOf(all, "/boots"), viewsOf(all, "/basket")]).toEqual([2, 1]);
    expect(all.find(({ kind, subject }) => kind === "flow" && subject === "/boots")?.detail).toBe("/basket");
  });
});

describe("the way to D1", () => {
  const away = () => env.HISTORY.prepare("ALTER TABLE traffic RENAME TO away").run();
  const back = () => env.HISTORY.prepare("ALTER TABLE away RENAME TO traffic").run();
  const alarm = () =>
    storage(
      ({ sql }) => sql.exec<{ at: number }>("SELECT at FROM alarm WHERE key = 'traffic-out'").toArray()[0]?.at ?? null,
    );

  it("[TRF4] while D1 is away nothing is lost, it is tried later and later, and all of it comes in the end", async () => {
    await comes("/one");
    await away();
    try {
      await ring("traffic-out");
      const first = (await alarm()) ?? 0;
      await ring("traffic-out");
      expect((await alarm()) ?? 0).toBeGreaterThan(first + 500);
      await evictDurableObject(stub());
      await comes("/two");
      await ring("traffic");
    } finally {
      await back();
    }
    expect(await inD1()).toEqual([]);
    await ring("traffic-out");
    expect(await inD1()).toEqual(await rows());
    expect(viewsOf(await inD1(), "/two")).toBe(1);
    expect(await alarm()).toBeNull();
  });

  it("[TRF4] the same again, or an older state that comes late, changes nothing", async () => {
    await comes("/one");
    await ring("traffic-out");
    await comes("/one");
    await ring("traffic");
    await ring("traffic-out");
    await storage(({ sql }) => sql.exec("UPDATE traffic_mark SET drained = 0"));
    await abortAllDurableObjects();
    const before = await inD1();
    await ring("traffic-out");
    expect(await inD1()).toEqual(before);
    await env.HISTORY.prepare(
      "INSERT INTO traffic SELECT site, kind, period, subject, detail, '[0]', 0 FROM traffic WHERE site = ? ON CONFLICT DO UPDATE SET counts = excluded.counts WHERE excluded.changed > changed",
    )
      .bind(site)
      .run();
    expect(await inD1()).toEqual(before);
  });

  it("[TRF4] goes in bounded batches; what D1 has is forgotten here after eight days, and what it has not is kept", async () => {
    await comes();
    await ring("traffic-out");
    const DAY = 24 * 3_600_000;
    const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000;
    const put = (days: number, from: number, to: number) =>
      storage(({ sql }) => {
        const { changed } = sql.exec<{ changed: number }>("SELECT changed FROM traffic_mark").one();
        for (let i = from; i < to; i++)
          sql.exec(
            "INSERT INTO traffic VALUES ('page', ?, ?, '', ?, ?)",
            ...[hour - days * DAY, `/old${i}`, JSON.stringify(columns.page.map(() => 1)), changed + 1 + i - from],
          );
        sql.exec("UPDATE traffic_mark SET changed = ?", changed + to - from);
      });
    await put(9, 0, 700);
    await abortAllDurableObjects();
    const old = async () => (await rows()).filter(({ subject }) => subject.startsWith("/old")).length;
    await ring("traffic-out");
    expect((await inD1()).filter(({ subject }) => subject.startsWith("/old"))).toHaveLength(500);
    expect(await old()).toBe(700);
    await ring("traffic-out");
    expect((await inD1()).filter(({ subject }) => subject.startsWith("/old"))).toHaveLength(700);
    expect(await old()).toBe(0);
    expect(viewsOf(await rows(), "/")).toBe(1);
  });
});

describe("the usual time on a page", () => {
  it("[TRF6] is the median of the last seven days, from what is stored, and not known of others", () =>
    runInDurableObject(env.SITE.get(env.SITE.idFromName(randomId())), (_, { storage }) => {
      let now = 1_764_072_000_000;
      const store = makeStore(storage);
      const counting = () => ({ goals: [], funnels: [] });
      const traffic = makeTraffic({ store, alarms: makeAlarms(storage), counting, now: () => now });
      const DAY = 24 * 3_600_000;
      const left = (days: number, after: number) =>
        traffic.count([{ kind: "left", at: now - days * DAY, path: "/boots", after }]);
      for (const seconds of [12, 20, 22, 25, 400]) left(seconds % 5, seconds * 1_000);
      for (let i = 0; i < 9; i++) left(7, 1_000_000);
      traffic.write();
      const usualOf = makeUsual(store, () => now);
      expect(usualOf("/boots")).toEqual({ median: expect.any(Number), count: 5 });
      expect(usualOf("/boots")?.median).toBeGreaterThanOrEqual(20_000);
      expect(usualOf("/boots")?.median).toBeLessThanOrEqual(30_000);
      expect(usualOf("/other")).toBeNull();
      left(0, 22_000);
      traffic.write();
      expect(usualOf("/boots")?.count).toBe(5);
      now += 3_600_000;
      expect(usualOf("/boots")?.count).toBe(6);
    }));
});

it("[TRF5] a report has what D1 does not have yet, and says how much that is", async () => {
  await comes("/boots");
  const read = () => ask<TrafficReport>(`/api/sites/${site}/reports/traffic?by=page`, { cookie: desk.owner.cookie });
  const before = await read();
  expect(before).toMatchObject({ rows: [{ path: "/boots", views: 1 }] });
  expect(before.behind).toBeGreaterThan(0);
  await ring("traffic-out");
  expect(await read()).toMatchObject({ behind: 0, rows: [{ path: "/boots", views: 1 }] });
  await comes("/boots");
  expect(await read()).toMatchObject({ rows: [{ path: "/boots", views: 2, entries: 2 }] });
});
