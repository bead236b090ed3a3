import { abortAllDurableObjects, evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { close as closeCodes } from "#protocol/close";
import { randomId, randomSecret } from "#protocol/ids";
import { limits } from "#protocol/limits";
import type { History, HistoryLog } from "#protocol/rest";
import { historyOf } from "../../worker/history/history.ts";
import { ask, call } from "./support/http.ts";
import { addSite, type Desk, invite, openDesk } from "./support/people.ts";
import { attend, comeBack, knockAsAgent, visit } from "./support/wire.ts";

let desk: Desk;
let key: string;
let site: string;
let address = 0;

beforeAll(async () => {
  desk = await openDesk();
  ({ key, id: site } = desk.site);
});

const DAY = 24 * 3_600_000;
const alone = () => `192.0.2.${++address}`;
const stub = () => env.SITE.get(env.SITE.idFromName(site));
/** Hibernation for real: memory goes, sockets stay. */
const evict = () => evictDurableObject(stub());
const storage = <T>(read: (sql: SqlStorage) => T) => runInDurableObject(stub(), (_, { storage }) => read(storage.sql));

async function chat() {
  const secret = randomSecret();
  const page = await visit(key, { address: alone() });
  const id = randomId();
  page.send({ t: "message", tab: page.tab, id, body: "Hello", secret });
  const { conversation } = await page.next("ack");
  return { page, secret, conversation, id };
}

describe("after an eviction", () => {
  it("a visitor's socket still knows its visitor, tab and conversation, both ways", async () => {
    const { page, conversation } = await chat();
    const agent = await attend(site, desk.owner);
    await evict();
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "After" });
    expect(await page.next("ack")).toMatchObject({ conversation, seq: 2 });
    await agent.next("events", ({ events }) => events[0]?.event.type === "message");
    await evict();
    agent.send({ t: "message", id: randomId(), conversation, body: "Answer" });
    expect((await page.next("message", ({ message }) => message.body === "Answer")).message.seq).toBe(4);
    agent.close();
  });

  it("[MSG2] a repeat is still acked with the same seq", async () => {
    const { page, id } = await chat();
    await evict();
    page.send({ t: "message", tab: page.tab, id, body: "Hello" });
    expect(await page.next("ack")).toMatchObject({ id, seq: 1 });
  });

  it("[MSG2] what was refused is refused again, though it would go now", async () => {
    const { page, conversation } = await chat();
    const agent = await attend(site, desk.owner);
    const send = (frame: { t: "close" | "reopen"; id: string } | { t: "message"; id: string; body: string }) =>
      agent.send({ ...frame, conversation });
    const late = randomId();
    send({ t: "close", id: randomId() });
    send({ t: "message", id: late, body: "Too late" });
    expect(await agent.next("error")).toMatchObject({ id: late, code: "conversation_closed" });
    send({ t: "reopen", id: randomId() });
    await page.next("message", ({ message }) => message.kind === "reopened");
    await evict();
    send({ t: "message", id: late, body: "Too late" });
    expect(await agent.next("error")).toMatchObject({ id: late, code: "conversation_closed" });
    agent.close();
  });

  it("the board is the same: visits, trails, persons, events and several tabs of one visit", async () => {
    const from = alone();
    const one = await visit(key, { address: from, hello: { page: { path: "/a", title: "A" } } });
    const two = await visit(key, { address: from, hello: { page: { path: "/b", title: "B" } } });
    two.send({ t: "identify", tab: two.tab, person: { name: "Kari" } });
    one.send({ t: "track", tab: one.tab, name: "search" });
    one.send({ t: "page", tab: one.tab, page: { path: "/c", title: "C" } });
    await one.next("visit");
    const before = await attend(site, desk.owner);
    await evict();
    const after = await attend(site, desk.owner);
    const byId = (visits: typeof before.now.visits) =>
      visits
        .map((visit) => ({ ...visit, tabs: visit.tabs.toSorted((a, b) => a.handle.localeCompare(b.handle)) }))
        .toSorted((a, b) => a.id.localeCompare(b.id));
    expect(byId(after.now.visits)).toEqual(byId(before.now.visits));
    expect(after.now.visits.find(({ tabs }) => tabs.some(({ person }) => person.name === "Kari"))?.tabs).toHaveLength(
      2,
    );
    before.close();
    after.close();
  });

  it("the next page of a visitor who is here goes on with the visit", async () => {
    const from = alone();
    const page = await visit(key, { address: from, hello: { page: { path: "/one", title: "1" } } });
    await evict();
    const agent = await attend(site, desk.owner);
    await visit(key, { address: from, hello: { page: { path: "/two", title: "2" } } });
    const { put } = await agent.next("visits", ({ put }) => put.some(({ trail }) => trail.at(-1)?.path === "/two"));
    expect(put.find(({ trail }) => trail.at(-1)?.path === "/two")?.trail.map(({ path }) => path)).toEqual([
      "/one",
      "/two",
    ]);
    page.close();
    agent.close();
  });

  it("a visit that only waited for its next page starts anew: accepted, nothing of it was written", async () => {
    const from = alone();
    const page = await visit(key, { address: from, hello: { page: { path: "/gone", title: "" } } });
    const agent = await attend(site, desk.owner);
    page.close();
    await agent.next("visits", ({ gone }) => gone.length > 0);
    await evict();
    await visit(key, { address: from, hello: { page: { path: "/anew", title: "" } } });
    const { put } = await agent.next("visits", ({ put }) => put.some(({ trail }) => trail.at(-1)?.path === "/anew"));
    expect(put.find(({ trail }) => trail.at(-1)?.path === "/anew")?.trail).toHaveLength(1);
    agent.close();
  });

  it("[AVL1] availability is the same, and an agent whose socket closes while it sleeps is noticed", async () => {
    const agent = await attend(site, desk.owner);
    agent.send({ t: "status", status: "online" });
    await agent.next("availability", ({ availability }) => availability.agents.length > 0);
    const page = await visit(key, { address: alone() });
    expect(page.welcome.availability.agents).toHaveLength(1);
    await evict();
    expect((await visit(key, { address: alone() })).welcome.availability.agents).toHaveLength(1);
    await evict();
    agent.close();
    expect((await page.next("availability")).availability.agents).toEqual([]);
  });

  it("marks, states and who has what are the same in a fresh snapshot", async () => {
    const { page, conversation } = await chat();
    const before = await attend(site, desk.owner);
    before.send({ t: "message", id: randomId(), conversation, body: "Yes" });
    const { message } = await page.next("message", ({ message }) => message.body === "Yes");
    page.send({ t: "read", tab: page.tab, conversation, seq: message.seq });
    await before.next("marks", ({ marks }) => marks[0]?.marks.visitor.read === message.seq);
    const first = await attend(site, desk.owner);
    await evict();
    const second = await attend(site, desk.owner);
    expect(second.snapshot).toEqual(first.snapshot);
    for (const console of [before, first, second]) console.close();
  });

  it("[FST3] an agent's first words that nobody saw turn to left by alarm", async () => {
    const from = alone();
    const page = await visit(key, { address: from, hello: { page: { path: "/first", title: "" } } });
    const agent = await attend(site, desk.owner);
    const found = agent.now.visits.find(({ trail }) => trail.at(-1)?.path === "/first");
    const conversation = randomId();
    const handle = found?.tabs[0]?.handle ?? "";
    agent.send({ t: "start", id: randomId(), conversation, visit: found?.id ?? "", handle, body: "Hi" });
    await page.next("conversation");
    await evict();
    page.close();
    await agent.next("visits", ({ gone }) => gone.length > 0);
    await evict();
    await storage((sql) => sql.exec("UPDATE alarm SET at = 1 WHERE key = ?", `reach:${conversation}`));
    await runDurableObjectAlarm(stub());
    const { events } = await agent.next("events", ({ events }) => events[0]?.event.type === "reach");
    expect(events[0]?.event).toEqual({ type: "reach", conversation, reach: "left" });
    const back = await visit(key, { address: alone(), hello: { tab: page.tab } });
    expect(back.welcome.conversation).toMatchObject({ id: conversation, ticket: expect.any(String) });
    agent.close();
  });

  it("[REV1] [REV2] a console resumes from its rev, and gets a snapshot for another epoch", async () => {
    const agent = await attend(site, desk.owner);
    const { epoch, rev } = agent.welcome;
    agent.close();
    const { conversation } = await chat();
    await evict();
    const back = await comeBack(site, desk.owner, { epoch, rev });
    expect(back.events.events.map((logged) => logged.rev)).toEqual([rev + 1, rev + 2]);
    expect(back.events.events[1]?.event).toMatchObject({ type: "message", conversation });
    expect(back.welcome.rev).toBe(rev + 2);
    back.close();
    const stranger = await knockAsAgent(site, desk.owner.cookie);
    stranger.send({ t: "hello", since: { epoch: randomId(), rev } });
    await stranger.next("now");
    expect(stranger.raw.map((text) => JSON.parse(text).t)).toEqual(["welcome", "snapshot", "now"]);
    stranger.close();
  });
});

describe("far behind", () => {
  it("[RES1] a visitor gets the last messages, with where they begin", async () => {
    const { page, secret, conversation } = await chat();
    const extra = limits.resumeMessages + 5;
    await storage((sql) => fill(sql, conversation, extra));
    await evict();
    const back = await visit(key, { address: alone(), hello: { secret, since: { conversation, seq: 1 } } });
    const { after, messages } = back.welcome.conversation ?? { after: 0, messages: [] };
    expect(messages).toHaveLength(limits.resumeMessages);
    expect(after).toBe(messages[0] ? messages[0].seq - 1 : -1);
    expect(messages.at(-1)?.seq).toBe(extra + 1);
    page.close();
  });

  it("[REV1] an agent gets a snapshot, as one whose rev is ahead of the log does", async () => {
    const agent = await attend(site, desk.owner);
    const { epoch, rev } = agent.welcome;
    agent.close();
    const { conversation } = await chat();
    await storage((sql) => fill(sql, conversation, limits.resumeEvents));
    await evict();
    for (const since of [
      { epoch, rev },
      { epoch, rev: rev + 100_000 },
    ]) {
      const back = await knockAsAgent(site, desk.owner.cookie);
      back.send({ t: "hello", since });
      await back.next("now");
      expect(back.raw.map((text) => JSON.parse(text).t)).toEqual(["welcome", "snapshot", "now"]);
      back.close();
    }
  });
});

/** Many messages at once, as if they had been said. */
function fill(sql: SqlStorage, conversation: string, count: number): void {
  const { rev } = sql.exec<{ rev: number }>("SELECT MAX(rev) AS rev FROM log").one();
  const row = sql.exec<{ view: string }>("SELECT view FROM conversation WHERE id = ?", conversation).one();
  const view = JSON.parse(row.view);
  for (let i = 1; i <= count; i++) {
    const message = { ...view.last, id: randomId(), seq: view.seq + i, body: `${i}` };
    const event = JSON.stringify({ type: "message", conversation, message });
    sql.exec(
      "INSERT INTO log (rev, at, conversation, seq, command, event) VALUES (?, 1, ?, ?, ?, ?)",
      ...[rev + i, conversation, message.seq, message.id, event],
    );
  }
  const filled = JSON.stringify({ ...view, seq: view.seq + count });
  sql.exec("UPDATE conversation SET view = ?, rev = ? WHERE id = ?", filled, rev + count, conversation);
}

describe("an eviction lets nobody off", () => {
  it("[FRM2] bad frames are still counted", async () => {
    const page = await visit(key, { address: alone() });
    page.sendText("nonsense");
    page.sendText("nonsense");
    await page.next("error");
    await page.next("error");
    await evict();
    page.sendText("nonsense");
    expect(await page.closed).toBe(closeCodes.malformed.code);
  });

  it("[MSG8] messages of the last minute are still counted", async () => {
    const { page } = await chat();
    for (let i = 1; i < limits.messagesPerMinute; i++) {
      page.send({ t: "message", tab: page.tab, id: randomId(), body: `${i}` });
      await page.next("ack");
    }
    await evict();
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "one too many" });
    expect(await page.next("error")).toMatchObject({ code: "rate_limited" });
  });

  it("[MSG3] texts that only the log has are in their conversation again, and the next one follows on them", async () => {
    const { page, conversation } = await chat();
    for (const body of ["two", "three", "four"]) {
      page.send({ t: "message", tab: page.tab, id: randomId(), body });
      await page.next("ack");
    }
    const row = () =>
      storage((sql) => sql.exec<{ view: string }>("SELECT view FROM conversation WHERE id = ?", conversation).one());
    expect(JSON.parse((await row()).view).seq).toBe(1);
    await evict();
    const agent = await attend(site, desk.owner);
    const found = agent.snapshot.conversations.find((entry) => entry.conversation.id === conversation);
    expect(found?.conversation).toMatchObject({ seq: 4, last: { body: "four" } });
    expect(found?.marks.visitor).toEqual({ delivered: 4, read: 4 });
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "five" });
    expect(await page.next("ack")).toMatchObject({ seq: 5 });
    agent.close();
  });

  it("[MSG10] what was written after a refused message still waits for it", async () => {
    const { page } = await chat();
    for (let i = 1; i < limits.messagesPerMinute; i++) {
      page.send({ t: "message", tab: page.tab, id: randomId(), body: `${i}` });
      await page.next("ack");
    }
    const [refused, next] = [randomId(), randomId()];
    page.send({ t: "message", tab: page.tab, id: refused, body: "one too many" });
    await page.next("error", ({ id }) => id === refused);
    await storage((sql) => sql.exec("UPDATE log SET at = at - 120000"));
    await evict();
    page.send({ t: "message", tab: page.tab, id: next, body: "and the next", after: refused });
    expect(await page.next("error")).toMatchObject({ id: next, code: "rate_limited", retryAfter: 1 });
  });

  it("[CON5] sockets of a session that ends, and of a member who leaves, are still found and closed", async () => {
    const bo = await invite(desk, "Bo", "agent");
    const kari = await invite(desk, "Kari", "agent");
    const [one, two] = [await attend(site, bo), await attend(site, kari)];
    await evict();
    await ask("/api/auth/sign-out", { json: {}, cookie: bo.cookie });
    expect(await one.closed).toBe(closeCodes.unauthorized.code);
    await evict();
    await ask("/api/auth/organization/remove-member", {
      json: { memberIdOrEmail: kari.email, organizationId: desk.organization },
      cookie: desk.owner.cookie,
    });
    expect(await two.closed).toBe(closeCodes.forbidden.code);
  });

  it("[CON5] a change of members that the site did not hear of is found by its own alarm; an older list is ignored", async () => {
    const bo = await invite(desk, "Ove", "agent");
    const console = await attend(site, bo);
    await env.DIRECTORY.prepare("DELETE FROM member WHERE userId = ?").bind(bo.id).run();
    const member = { id: bo.id, name: "Ove", photo: null, role: "agent" } as const;
    await stub().setMembership({ version: 0, members: [member] });
    expect(await storage((sql) => sql.exec("SELECT former FROM member WHERE id = ?", bo.id).one())).toEqual({
      former: 0,
    });
    await evict();
    await storage((sql) => sql.exec("UPDATE alarm SET at = 1 WHERE key = 'members'"));
    await runDurableObjectAlarm(stub());
    expect(await console.closed).toBe(closeCodes.forbidden.code);
  });
});

describe("before it was created", () => {
  it("a site's object answers nothing", async () => {
    const stranger = env.SITE.get(env.SITE.idFromName(randomId()));
    await runInDurableObject(stranger, (site) => {
      expect(() => site.tag()).toThrow("not created");
      expect(() => site.setMembership({ version: 1, members: [] })).toThrow("not created");
    });
  });
});

describe("after a crash", () => {
  it("[MSG1] RocketChat#36023: what was acked is there, in every count the same", async () => {
    const { secret, conversation } = await chat();
    await abortAllDurableObjects();
    const page = await visit(key, { address: alone(), hello: { secret } });
    expect(page.welcome.conversation).toMatchObject({ id: conversation, messages: [{ body: "Hello", seq: 1 }] });
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "Again" });
    expect(await page.next("ack")).toMatchObject({ seq: 2 });
  });
});

describe("history", () => {
  /** Rings as often as it takes: a batch at a time. */
  const drained = async () => {
    const { batches } = await storage((sql) =>
      sql
        .exec<{ batches: number }>("SELECT ((SELECT MAX(rev) FROM log) - drained) / 100 + 1 AS batches FROM site")
        .one(),
    );
    for (let i = 0; i < batches; i++) {
      await storage((sql) => sql.exec("UPDATE alarm SET at = 1 WHERE key = 'outbox'"));
      await runDurableObjectAlarm(stub());
    }
  };
  const history = () => ask<History>(`/api/sites/${site}/history`, { cookie: desk.owner.cookie });
  const close = async (conversation: string) => {
    const agent = await attend(site, desk.owner);
    agent.send({ t: "close", id: randomId(), conversation });
    await agent.next("ack");
    agent.close();
  };

  it("a closed conversation comes to D1 with its messages and notes, and the page says how far it is behind until then", async () => {
    const { conversation } = await chat();
    const agent = await attend(site, desk.owner);
    agent.send({ t: "note", id: randomId(), conversation, body: "For us" });
    await agent.next("ack");
    agent.close();
    await close(conversation);
    expect((await history()).behind).toBeGreaterThan(0);
    await evict();
    await drained();
    const page = await history();
    expect(page.behind).toBe(0);
    expect(page.conversations.map(({ id }) => id)).toContain(conversation);
    const log = await ask<HistoryLog>(`/api/sites/${site}/history/${conversation}`, { cookie: desk.owner.cookie });
    expect(log.messages.map(({ seq, kind }) => [seq, kind])).toEqual([
      [1, "text"],
      [2, "closed"],
    ]);
    expect(log.notes).toMatchObject([{ after: 1, agent: desk.owner.id, body: "For us" }]);
  });

  it("is one site's: another site of the same people reads nothing of it", async () => {
    const other = await addSite(desk);
    const { conversation } = await chat();
    await close(conversation);
    await drained();
    const { cookie } = desk.owner;
    expect((await ask<History>(`/api/sites/${other.id}/history`, { cookie })).conversations).toEqual([]);
    expect((await call(`/api/sites/${other.id}/history/${conversation}`, { cookie })).status).toBe(404);
  });

  it("an older state of a conversation that comes late does not overwrite a newer one", async () => {
    const { conversation } = await chat();
    await close(conversation);
    await drained();
    const view = { ...(await history()).conversations.find(({ id }) => id === conversation), state: "open" };
    const stale = { logged: { rev: 1, at: 1, event: { type: "seen", origin: "" } }, conversation: { rev: 1, view } };
    await historyOf(env).write(site, [stale as never]);
    expect((await history()).conversations.map(({ id }) => id)).toContain(conversation);
  });

  it("while D1 fails chat goes on, and what was said comes later, in order and once", async () => {
    await env.HISTORY.prepare("ALTER TABLE message RENAME TO away").run();
    const { page, conversation } = await chat();
    await drained();
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "Still works" });
    expect(await page.next("ack")).toMatchObject({ seq: 2 });
    await close(conversation);
    await drained();
    expect((await history()).behind).toBeGreaterThan(0);
    await env.HISTORY.prepare("ALTER TABLE away RENAME TO message").run();
    await drained();
    await drained();
    expect((await history()).behind).toBe(0);
    const log = await ask<HistoryLog>(`/api/sites/${site}/history/${conversation}`, { cookie: desk.owner.cookie });
    expect(log.messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it("writing the same again, as after a crash before the mark, changes nothing", async () => {
    await drained();
    const count = () => env.HISTORY.prepare("SELECT COUNT(*) AS n FROM message").first<number>("n");
    const before = await count();
    await storage((sql) => {
      sql.exec("UPDATE site SET drained = 0");
      sql.exec("INSERT OR REPLACE INTO alarm (key, at) VALUES ('outbox', 1)");
    });
    await drained();
    expect(await count()).toBe(before);
    expect((await history()).behind).toBe(0);
  });
});

describe("over midnight", () => {
  it("[WHO2] the key changes, a live visit keeps its id, and keys older than yesterday's are gone", async () => {
    const midnight = Math.ceil(Date.now() / DAY) * DAY;
    vi.useFakeTimers({ toFake: ["Date"], now: midnight - 60_000 });
    try {
      const from = alone();
      await visit(key, { address: from, hello: { page: { path: "/before", title: "" } } });
      const agent = await attend(site, desk.owner);
      const id = agent.now.visits.find(({ trail }) => trail.at(-1)?.path === "/before")?.id;
      vi.setSystemTime(midnight + 60_000);
      await evict();
      await visit(key, { address: from, hello: { page: { path: "/after", title: "" } } });
      const { put } = await agent.next("visits", ({ put }) => put.some(({ trail }) => trail.at(-1)?.path === "/after"));
      expect(put.find(({ trail }) => trail.at(-1)?.path === "/after")).toMatchObject({ id, trail: [{}, {}] });
      vi.setSystemTime(midnight + DAY + 60_000);
      await visit(key, { address: alone() });
      const days = await storage((sql) => sql.exec<{ day: number }>("SELECT day FROM link_key ORDER BY day").toArray());
      const today = midnight / DAY + 1;
      expect(days.map(({ day }) => day)).toEqual([today - 1, today]);
      agent.close();
    } finally {
      vi.useRealTimers();
    }
  });
});
