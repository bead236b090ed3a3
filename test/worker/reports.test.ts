import { abortAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { randomId } from "#protocol/ids";
import type { FlowReport, FunnelsReport, GoalsReport, TrafficReport } from "#protocol/reports";
import { ask, call } from "./support/http.ts";
import { addSite, change, type Desk, invite, openDesk, type Person, signUp } from "./support/people.ts";
import { type VisitorOptions, visit } from "./support/wire.ts";

let desk: Desk;
let agent: Person;
let site: string;
let key: string;
let address = 0;

beforeAll(async () => {
  desk = await openDesk();
  agent = await invite(desk, "Bo", "agent");
});

beforeEach(async () => {
  ({ id: site, key } = await addSite(desk));
});

const path = (report: string) => `/api/sites/${site}/reports/${report}`;
const read = <Report>(report: string) => ask<Report>(path(report), { cookie: agent.cookie });
const table = async (report: string, headers: Record<string, string> = {}) => {
  const response = await call(path(report), { cookie: agent.cookie, headers });
  return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
};

async function ring(name: string) {
  const stub = env.SITE.get(env.SITE.idFromName(site));
  await runInDurableObject(stub, async (_, { storage }) => {
    storage.sql.exec("INSERT OR REPLACE INTO alarm (key, at) VALUES (?, 1)", name);
    await storage.setAlarm(Date.now() + 60_000);
  });
  await runDurableObjectAlarm(stub);
}

async function walk(paths: readonly string[], options: VisitorOptions = {}) {
  const [first = "/", ...rest] = paths;
  const hello = { page: { path: first, title: "" }, ...options.hello };
  const page = await visit(key, { ...options, address: `198.51.100.${++address}`, hello });
  for (const next of rest) {
    page.send({ t: "page", tab: page.tab, page: { path: next, title: "" } });
    await page.next("visit");
  }
  return page;
}

describe("reports", () => {
  it("[TRF5] of traffic by page, hour, country, device and campaign, the most first", async () => {
    await walk(["/", "/boots"], { cf: { country: "NO" }, hello: { campaign: "spring" } });
    await walk(["/boots"], { cf: { country: "NO" }, hello: { device: "phone" } });
    await walk(["/boots"], { cf: { country: "DE" }, hello: { device: "phone" } });
    const pages = await read<TrafficReport>("traffic?by=page");
    expect(pages.rows).toMatchObject([
      { path: "/boots", views: 3, entries: 2, exits: 0 },
      { path: "/", views: 1, entries: 1, stays: 1 },
    ]);
    const hours = await read<TrafficReport>("traffic");
    expect(hours.rows.reduce((n, row) => n + ("visits" in row ? row.visits : 0), 0)).toBe(3);
    expect(hours.rows[0]).toMatchObject({ hour: expect.any(Number), conversations: 0 });
    expect((await read<TrafficReport>("traffic?by=country")).rows).toEqual([
      { value: "NO", visits: 2, conversations: 0 },
      { value: "DE", visits: 1, conversations: 0 },
    ]);
    expect((await read<TrafficReport>("traffic?by=device")).rows).toMatchObject([
      { value: "phone", visits: 2 },
      { value: "desktop", visits: 1 },
    ]);
    expect((await read<TrafficReport>("traffic?by=campaign")).rows).toMatchObject([
      { value: "", visits: 2 },
      { value: "spring", visits: 1 },
    ]);
    expect((await read<TrafficReport>("traffic?by=page&from=2020-01-01&to=2020-03-01")).rows).toEqual([]);
  });

  it("[TRF3] of where people went next, came in and left", async () => {
    for (let i = 0; i < 2; i++) {
      const page = await walk(["/", "/boots"]);
      page.send({ t: "leave", tab: page.tab });
    }
    await walk(["/", "/jacket"]);
    const flow = await read<FlowReport>("flow");
    expect(flow.links).toEqual(
      expect.arrayContaining([
        { from: "", to: "/", count: 3 },
        { from: "/", to: "/boots", count: 2 },
        { from: "/boots", to: "", count: 2 },
        { from: "/", to: "/jacket", count: 1 },
      ]),
    );
    expect(flow.links).toHaveLength(4);
    expect(flow.pages[0]).toEqual({ path: "/", entries: 3, exits: 0, through: 3 });
  });

  it("[TRF5] of funnels and goals that the settings name", async () => {
    const funnel = {
      id: randomId(),
      name: "Buying",
      steps: [{ page: "/boots*" }, { page: "/basket" }, { event: "order.completed" }],
    };
    await change(desk.owner, site, { counting: { goals: ["signed-up"], funnels: [funnel] } });
    const buyer = await walk(["/", "/boots-blue", "/basket", "/boots-red", "/basket"]);
    const track = (name: string, props = {}) => buyer.send({ t: "track", tab: buyer.tab, name, props });
    track("order.completed", { value: 10.1, currency: "EUR" });
    track("order.completed", { value: 0.2, currency: "EUR" });
    track("order.completed", { value: 7, currency: "NOK" });
    track("signed-up");
    track("something-else");
    await walk(["/basket", "/boots-blue"]);
    expect((await read<FunnelsReport>("funnels")).funnels).toEqual([
      {
        id: funnel.id,
        name: "Buying",
        steps: [
          { page: "/boots*", reached: 2 },
          { page: "/basket", reached: 1 },
          { event: "order.completed", reached: 1 },
        ],
      },
    ]);
    const { goals } = await read<GoalsReport>("goals");
    expect(goals).toHaveLength(3);
    expect(goals).toEqual(
      expect.arrayContaining([
        { goal: "order.completed", currency: "EUR", count: 2, value: 10.3 },
        { goal: "order.completed", currency: "NOK", count: 1, value: 7 },
        { goal: "signed-up", currency: "", count: 1, value: 0 },
      ]),
    );
    expect((await table("goals.csv")).text).toContain("order.completed,EUR,2,10.3\r\n");
    expect((await table("funnels.csv")).text).toContain("Buying,2,/basket,1\r\n");
  });

  it("[TRF5] as CSV by address or by what is accepted, with cells that a spreadsheet would run made harmless", async () => {
    await walk(["/boots"], { hello: { campaign: '=HYPERLINK("https://bad.example";"x")' } });
    const byName = await table("traffic.csv?by=campaign");
    expect(byName.type).toBe("text/csv; charset=utf-8");
    expect(byName.text).toBe('campaign,visits,conversations\r\n"\'=HYPERLINK(""https://bad.example"";""x"")",1,0\r\n');
    expect((await table("traffic?by=campaign", { accept: "text/csv;q=0.9, */*;q=0.1" })).text).toBe(byName.text);
    expect((await table("traffic?by=campaign", { accept: "*/*" })).type).toContain("application/json");
    expect((await table("traffic.csv")).text).toMatch(
      /^hour,views,visits,conversations\r\n\d{4}-\d\d-\d\dT\d\d:00:00.000Z,1,1,0\r\n$/,
    );
    expect((await table("flow.csv")).text).toBe("from,to,count\r\n,/boots,1\r\n");
  });

  it("[TRF5] are for members only, and say which field is wrong", async () => {
    for (const report of ["traffic", "flow.csv", "funnels", "goals.csv"]) {
      expect((await call(path(report))).status).toBe(401);
      expect((await call(path(report), { cookie: (await stranger()).cookie })).status).toBe(404);
    }
    const wrong: [string, string][] = [
      ["from=yesterday", "from"],
      ["from=2026-02-30", "from"],
      ["to=2026-13-01", "to"],
      ["from=2026-03-02&to=2026-03-01", "from"],
      ["from=2020-01-01&to=2026-01-01", "from"],
      ["by=visitor", "by"],
    ];
    for (const [query, field] of wrong) {
      const response = await call(path(`traffic?${query}`), { cookie: agent.cookie });
      expect([query, response.status]).toEqual([query, 400]);
      expect((await response.json<{ detail: string }>()).detail).toMatch(new RegExp(`^${field}: should be`));
    }
    expect((await call(path("visitors"), { cookie: agent.cookie })).status).toBe(404);
  });

  it("[TRF5] count each cell once, whether D1 has it, has an older state of it, or none", async () => {
    const views = async () =>
      (await read<TrafficReport>("traffic?by=page")).rows.map((row) => ("views" in row ? row.views : 0));
    for (let i = 1; i <= 3; i++) {
      await walk(["/boots"]);
      await ring("traffic");
      expect(await views()).toEqual([i]);
      if (i !== 2) await ring("traffic-out");
      expect(await views()).toEqual([i]);
    }
  });

  it("[TRF5] count each cell once also where the site has earlier days that D1 has, too", async () => {
    await walk(["/boots"]);
    await ring("traffic-out");
    const earlier = "UPDATE traffic SET period = period - 172800000 WHERE kind = 'page'";
    await env.HISTORY.prepare(`${earlier} AND site = ?`).bind(site).run();
    await runInDurableObject(env.SITE.get(env.SITE.idFromName(site)), (_, { storage }) => storage.sql.exec(earlier));
    await abortAllDurableObjects();
    await walk(["/boots"]);
    expect((await read<TrafficReport>("traffic?by=page")).rows).toMatchObject([{ path: "/boots", views: 2 }]);
  });

  it("[TRF5] tell that the history is away where it is needed, and nothing wrong", async () => {
    await walk(["/boots"]);
    await ring("traffic-out");
    await env.HISTORY.prepare("ALTER TABLE traffic RENAME TO away").run();
    const response = await call(path("traffic"), { cookie: agent.cookie });
    await env.HISTORY.prepare("ALTER TABLE away RENAME TO traffic").run();
    expect(response.status).toBe(503);
    expect((await read<TrafficReport>("traffic")).rows).toHaveLength(1);
  });
});

let other: Person | undefined;
const stranger = async (): Promise<Person> => {
  if (other !== undefined) return other;
  const { id } = await ask<{ id: string }>("/api/auth/organization/invite-member", {
    json: { email: "gone@example.com", role: "agent", organizationId: desk.organization },
    cookie: desk.owner.cookie,
  });
  other = await signUp("Gone", { id, email: "gone@example.com" });
  return other;
};
