import { abortAllDurableObjects, evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { randomId, randomSecret } from "#protocol/ids";
import type { HistoryLog, Outbox } from "#protocol/rest";
import { within } from "../../worker/site/within.ts";
import { ask, call } from "./support/http.ts";
import { type Desk, invite, openDesk } from "./support/people.ts";
import { visit } from "./support/wire.ts";

let desk: Desk;
let site: string;
let address = 0;

beforeAll(async () => {
  desk = await openDesk();
  site = desk.site.id;
});

const stub = () => env.SITE.get(env.SITE.idFromName(site));
const sql = <T>(work: (sql: SqlStorage) => T) => runInDurableObject(stub(), (_, { storage }) => work(storage.sql));

/** Rings the outbox now, as its alarm would. */
async function ring(key = "outbox") {
  await runInDurableObject(stub(), async (_, { storage }) => {
    storage.sql.exec("INSERT OR REPLACE INTO alarm (key, at) VALUES (?, 1)", key);
    await storage.setAlarm(Date.now() + 60_000);
  });
  expect(await runDurableObjectAlarm(stub())).toBe(true);
}

const outbox = () => ask<Outbox>(`/api/sites/${site}/outbox`, { cookie: desk.owner.cookie });
const logOf = async (conversation: string) =>
  (await ask<HistoryLog>(`/api/sites/${site}/history/${conversation}`, { cookie: desk.owner.cookie })).messages;

async function chat() {
  const page = await visit(desk.site.key, { address: `192.0.2.${++address}` });
  const say = async (body: string) => {
    const id = randomId();
    page.send({ t: "message", tab: page.tab, id, body, ...(first ? { secret: randomSecret() } : {}) });
    first = false;
    return (await page.next("ack", (ack) => ack.id === id)).conversation;
  };
  let first = true;
  return { page, say, conversation: await say("Hello") };
}

describe("while D1 is away", () => {
  it("[OUT2] nothing is parked however often it is tried, chat goes on, and all of it comes later in order", async () => {
    await chat();
    await ring();
    await env.HISTORY.prepare("ALTER TABLE message RENAME TO away").run();
    const { say, conversation } = await chat();
    for (let i = 0; i < 5; i++) await ring();
    await evictDurableObject(stub());
    await say("While it is away");
    for (let i = 0; i < 4; i++) await ring();
    expect(await outbox()).toEqual({ behind: 2, parked: [] });
    await env.HISTORY.prepare("ALTER TABLE away RENAME TO message").run();
    await ring();
    expect(await outbox()).toEqual({ behind: 0, parked: [] });
    expect((await logOf(conversation)).map(({ body }) => body)).toEqual(["Hello", "While it is away"]);
  });

  it("[OUT1] a crash between the write and the mark writes the same again, and it is there once", async () => {
    const { say, conversation } = await chat();
    await say("Second");
    await abortAllDurableObjects();
    await ring();
    await sql((sql) => sql.exec("UPDATE site SET drained = 0"));
    await abortAllDurableObjects();
    expect((await outbox()).behind).toBeGreaterThan(0);
    await ring();
    expect((await outbox()).behind).toBe(0);
    expect((await logOf(conversation)).map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it("[OUT2] an answer that does not come in time counts as none", async () => {
    await expect(within(5, new Promise(() => {}))).rejects.toThrow("No answer within");
    expect(await within(5_000, Promise.resolve(1))).toBe(1);
  });
});

describe("an event that D1 refuses", () => {
  const refuse = () =>
    env.HISTORY.prepare(
      `CREATE TRIGGER no_poison BEFORE INSERT ON message WHEN NEW.body = 'Poison'
       BEGIN SELECT RAISE(ABORT, 'not this one'); END`,
    ).run();

  it("[OUT3] is parked with its reason at the third time, the rest goes on, and it can be tried again", async () => {
    const before = await chat();
    await ring();
    await refuse();
    await before.say("Poison");
    await before.say("After it");
    const later = await chat();
    await ring();
    await ring();
    expect((await outbox()).parked).toEqual([]);
    await ring();
    const stuck = await outbox();
    expect(stuck.behind).toBe(0);
    expect(stuck.parked).toMatchObject([{ what: "message", conversation: before.conversation }]);
    expect(stuck.parked[0]?.reason).toContain("not this one");
    expect(JSON.stringify(stuck)).not.toContain("Poison");
    expect((await logOf(before.conversation)).map(({ seq }) => seq)).toEqual([1, 3]);
    expect(await logOf(later.conversation)).toHaveLength(1);

    const retry = () =>
      ask<Outbox>(`/api/sites/${site}/outbox/retry`, { method: "POST", json: {}, cookie: desk.owner.cookie });
    await evictDurableObject(stub());
    expect((await retry()).parked).toHaveLength(1);
    await env.HISTORY.prepare("DROP TRIGGER no_poison").run();
    expect((await retry()).parked).toEqual([]);
    expect((await logOf(before.conversation)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it("[OUT3] is tried again by the site itself", async () => {
    const { say, conversation } = await chat();
    await ring();
    await refuse();
    await say("Poison");
    for (let i = 0; i < 3; i++) await ring();
    expect((await outbox()).parked).toHaveLength(1);
    await env.HISTORY.prepare("DROP TRIGGER no_poison").run();
    await ring("parked");
    expect((await outbox()).parked).toEqual([]);
    expect(await logOf(conversation)).toHaveLength(2);
  });

  it("[OUT3] is shown to owners and admins only", async () => {
    const agent = await invite(desk, "Bo", "agent");
    expect((await call(`/api/sites/${site}/outbox`, { cookie: agent.cookie })).status).toBe(403);
    expect(
      (await call(`/api/sites/${site}/outbox/retry`, { method: "POST", json: {}, cookie: agent.cookie })).status,
    ).toBe(403);
    expect((await call(`/api/sites/${site}/outbox`)).status).toBe(401);
  });
});
