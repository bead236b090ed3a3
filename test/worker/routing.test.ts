import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { SiteEvent } from "#protocol/event";
import { randomId, randomSecret } from "#protocol/ids";
import type { Conversation } from "#protocol/model";
import type { ChangeSettings } from "#protocol/rest";
import { addSite, change, type Desk, invite, openDesk, type Person, WHILE_STAFFED } from "./support/people.ts";
import { type AgentWire, attend, helloOf, visit } from "./support/wire.ts";

let desk: Desk;
let bo: Person;
let address = 0;

beforeAll(async () => {
  desk = await openDesk();
  bo = await invite(desk, "Bo", "agent");
});
afterEach(() => {
  vi.useRealTimers();
});

const start = Date.now();
const stubOf = (site: string) => env.SITE.get(env.SITE.idFromName(site));

/** Rings the queue's alarm so many seconds after the start and a bit more; with an eviction before it, as a quiet site has. */
async function queueRings(site: string, seconds: number) {
  vi.useFakeTimers({ toFake: ["Date"], now: start + seconds * 1_000 + 500 });
  await runInDurableObject(stubOf(site), (_, { storage }) => {
    storage.sql.exec("UPDATE alarm SET at = CASE key WHEN 'queue' THEN 1 ELSE 4000000000000 END");
    return storage.setAlarm(Date.now() + 60_000);
  });
  await evictDurableObject(stubOf(site));
  expect(await runDurableObjectAlarm(stubOf(site))).toBe(true);
}

/** A site of its own, so that no test meets another's queue. */
async function open(settings: ChangeSettings = WHILE_STAFFED) {
  vi.useFakeTimers({ toFake: ["Date"], now: start });
  const { id, key } = await addSite(desk, settings);
  const arrive = async (person: Person) => {
    const console = await attend(id, person);
    console.send({ t: "status", status: "online" });
    await console.next("team", ({ team }) => team.some((mate) => mate.id === person.id && mate.status === "online"));
    return console;
  };
  const write = async (body = "Hello", more: { department?: string; language?: string } = {}) => {
    const { department, language = "en" } = more;
    const page = await visit(key, { address: `198.51.100.${++address}`, hello: { language } });
    const secret = randomSecret();
    // No two in the same millisecond, where their turn would be a matter of their ids.
    vi.setSystemTime(Date.now() + 1);
    page.send({ t: "message", tab: page.tab, id: randomId(), body, secret, ...(department ? { department } : {}) });
    const { conversation } = await page.next("ack");
    return { page, conversation, secret };
  };
  return { site: id, key, arrive, write };
}

/** Waits until a console heard of an event of this type, and gives it. */
async function told<T extends SiteEvent["type"]>(
  console: AgentWire,
  type: T,
  accept = (_: Extract<SiteEvent, { type: T }>) => true,
) {
  const isMeant = (event: SiteEvent): event is Extract<SiteEvent, { type: T }> =>
    event.type === type && accept(event as Extract<SiteEvent, { type: T }>);
  const { events } = await console.next("events", ({ events }) => events.some(({ event }) => isMeant(event)));
  return events.map(({ event }) => event).find(isMeant) as Extract<SiteEvent, { type: T }>;
}
const offeredTo = (console: AgentWire, agent: string | null) =>
  told(console, "waiting", ({ waiting }) => (waiting.offer?.agent ?? null) === agent);

async function snapshotOf(site: string, conversation: string): Promise<Conversation | undefined> {
  const fresh = await attend(site, desk.owner);
  fresh.close();
  return fresh.snapshot.conversations.find((entry) => entry.conversation.id === conversation)?.conversation;
}

describe("who is asked", () => {
  it("[RTE1] who is there and has least to do; capacity is not exceeded, and the next waits in line", async () => {
    const { arrive, write, site } = await open({ rule: "hours", routing: { capacity: 1 } });
    const astrid = await arrive(desk.owner);
    const first = await write();
    await offeredTo(astrid, desk.owner.id);
    const second = await write();
    expect((await second.page.next("queue")).queue).toEqual({ position: 2, wait: null });
    expect((await snapshotOf(site, second.conversation))?.waiting).toMatchObject({ offer: null, asked: [] });
    astrid.send({ t: "message", id: randomId(), conversation: first.conversation, body: "Hej" });
    expect((await second.page.next("queue")).queue).toEqual({ position: 1, wait: null });
    astrid.send({ t: "close", id: randomId(), conversation: first.conversation });
    expect((await offeredTo(astrid, desk.owner.id)).conversation).toBe(second.conversation);
    astrid.close();
  });

  it("[RTE1] with everybody full the site says that it is busy, and open when somebody has room again", async () => {
    const { arrive, write } = await open({ routing: { capacity: 1 } });
    const astrid = await arrive(desk.owner);
    const { page, conversation } = await write();
    expect((await page.next("availability")).availability).toMatchObject({ open: false, reason: "busy" });
    astrid.send({ t: "close", id: randomId(), conversation });
    expect((await page.next("availability")).availability).toMatchObject({ open: true, reason: "agent-online" });
    astrid.close();
  });

  it("[AVL1] a text that gives the last agent with room something to do is told of at once", async () => {
    const { key, arrive } = await open({ ...WHILE_STAFFED, routing: { capacity: 1 } });
    const astrid = await arrive(desk.owner);
    const page = await visit(key, { address: `198.51.100.${++address}` });
    const [visitor] = (await astrid.next("visits", ({ put }) => put.length > 0)).put;
    const conversation = randomId();
    const handle = visitor?.tabs[0]?.handle ?? "";
    astrid.send({ t: "start", id: randomId(), conversation, visit: visitor?.id ?? "", handle, body: "Can I help?" });
    await page.next("conversation");
    page.send({ t: "shown", tab: page.tab, conversation });
    await told(astrid, "reach");
    const other = await visit(key, { address: `198.51.100.${++address}` });
    expect(other.welcome.availability.open).toBe(true);
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "Yes", secret: randomSecret() });
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "Please", secret: randomSecret() });
    expect((await other.next("availability")).availability).toMatchObject({ open: false, reason: "busy" });
  });

  it("[RTE8] [RTE3] by the department that the page names and by the visitor's language", async () => {
    const sales = { id: randomId(), name: "Sales", rule: null, hours: null };
    const { site, arrive, write } = await open({ departments: [sales] });
    const work = (person: Person, departments: string[], skills: string[]) =>
      runInDurableObject(stubOf(site), (object) => object.setWork(person.id, { departments, skills, capacity: null }));
    const astrid = await arrive(desk.owner);
    const mate = await arrive(bo);
    const other = { ...sales, id: randomId(), name: "Support" };
    await runInDurableObject(stubOf(site), (object) => object.changeSettings({ departments: [sales, other] }));
    await work(desk.owner, [sales.id], ["de"]);
    await work(bo, [], ["fr"]);
    await write("For sales", { department: "sales", language: "fr-CA" });
    await offeredTo(astrid, bo.id);
    await write("Auf Deutsch", { department: sales.id, language: "de-AT" });
    await offeredTo(astrid, desk.owner.id);
    const { conversation, page } = await write("For support", { department: "Support", language: "de" });
    await offeredTo(astrid, bo.id);
    expect((await snapshotOf(site, conversation))?.department).toBe(other.id);
    page.send(helloOf(page.tab));
    expect((await page.next("welcome")).conversation).toMatchObject({ id: conversation, department: other.id });
    for (const console of [astrid, mate]) console.close();
  });

  it("[RTE9] an offer is passed on, and a conversation is handed to a department with a note", async () => {
    const sales = { id: randomId(), name: "Sales", rule: null, hours: null };
    const { site, arrive, write } = await open({ departments: [sales] });
    const astrid = await arrive(desk.owner);
    const mate = await arrive(bo);
    const { page, conversation } = await write();
    const { waiting } = await told(astrid, "waiting", ({ waiting }) => waiting.offer !== null);
    const asked =
      waiting.offer?.agent === bo.id ? { agent: mate, next: desk.owner.id } : { agent: astrid, next: bo.id };
    asked.agent.send({ t: "pass", id: randomId(), conversation });
    await offeredTo(astrid, asked.next);
    const taker = asked.next === bo.id ? mate : astrid;
    taker.send({ t: "message", id: randomId(), conversation, body: "Hej" });
    await page.next("message", ({ message }) => message.body === "Hej");
    const id = randomId();
    taker.send({ t: "assign", id, conversation, agent: null, department: sales.id, note: "Wants a discount" });
    await taker.next("ack", (ack) => ack.id === id);
    const kept = await snapshotOf(site, conversation);
    // It goes to the other one: who gave it away is not asked.
    const other = asked.next === bo.id ? desk.owner.id : bo.id;
    expect(kept).toMatchObject({
      department: sales.id,
      state: "queued",
      waiting: { priority: 1, offer: { agent: other } },
    });
    taker.send({ t: "assign", id: randomId(), conversation, agent: null, department: randomId() });
    expect(await taker.next("error")).toMatchObject({ code: "not_found" });
    for (const console of [astrid, mate]) console.close();
  });

  it("[NOT1] a note has no seq and reaches no visitor, and pages of the log carry it in its place", async () => {
    const { site, key, arrive, write } = await open();
    const astrid = await arrive(desk.owner);
    const { page, conversation, secret } = await write("One");
    astrid.send({ t: "message", id: randomId(), conversation, body: "Two" });
    await page.next("message", ({ message }) => message.body === "Two");
    const id = randomId();
    astrid.send({ t: "note", id, conversation, body: "Careful with this one" });
    astrid.send({ t: "note", id, conversation, body: "Careful with this one" });
    await astrid.next("ack", (ack) => ack.id === id);
    await evictDurableObject(stubOf(site));
    astrid.send({ t: "message", id: randomId(), conversation, body: "Three" });
    await page.next("message", ({ message }) => message.body === "Three");
    astrid.send({ t: "log", conversation });
    const { notes, messages } = await astrid.next("log");
    expect(notes).toMatchObject([{ id, after: 3, agent: desk.owner.id, body: "Careful with this one" }]);
    expect(messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    const again = await visit(key, { hello: { secret } });
    expect([...page.raw, ...again.raw].join()).not.toContain("Careful");
    astrid.close();
  });

  it("[VIW1] consoles are told what each has on its screen, until it looks away or goes", async () => {
    const { arrive, write } = await open();
    const astrid = await arrive(desk.owner);
    const mate = await arrive(bo);
    const { conversation } = await write();
    mate.send({ t: "viewing", conversation });
    expect((await astrid.next("viewing")).viewing).toEqual([{ agent: bo.id, conversation }]);
    const late = await attend(astrid.welcome.site.id, desk.owner);
    expect(late.now.viewing).toEqual([{ agent: bo.id, conversation }]);
    mate.close();
    expect((await astrid.next("viewing")).viewing).toEqual([]);
    for (const console of [astrid, late]) console.close();
  });
});

describe("nobody answers", () => {
  it("[RTE4] every step by the alarm and through an eviction: remind, the next, the fallback department, the truth", async () => {
    const [sales, rest] = ["Sales", "Rest"].map((name) => ({ id: randomId(), name, rule: null, hours: null }));
    if (!sales || !rest) throw new Error("Two departments were made.");
    const { site, arrive, write } = await open({ departments: [sales, rest], routing: { fallback: rest.id } });
    const cy = await invite(desk, "Cy", "agent");
    for (const [person, departments] of [
      [desk.owner, [sales.id]],
      [bo, [sales.id]],
      [cy, [rest.id]],
    ] as const)
      await runInDurableObject(stubOf(site), (object) =>
        object.setWork(person.id, { departments: [...departments], skills: [], capacity: null }),
      );
    const people = new Map([[desk.owner.id, await arrive(desk.owner)]]);
    people.set(bo.id, await arrive(bo));
    people.set(cy.id, await arrive(cy));
    const owner = people.get(desk.owner.id);
    if (!owner) throw new Error("The owner is there.");
    const { page, conversation } = await write("Anybody?", { department: "Sales" });
    const { waiting } = await told(owner, "waiting", ({ waiting }) => waiting.offer !== null);
    const [first, second] = waiting.offer?.agent === bo.id ? [bo.id, desk.owner.id] : [desk.owner.id, bo.id];

    await queueRings(site, 30);
    expect(await people.get(first)?.next("remind")).toEqual({ t: "remind", conversation });
    await queueRings(site, 60);
    await offeredTo(owner, second);
    await queueRings(site, 90);
    await people.get(second)?.next("remind");
    await queueRings(site, 120);
    // Both were asked: it need not wait any longer for the others.
    expect(await told(owner, "department")).toMatchObject({ department: rest.id });
    await offeredTo(owner, cy.id);
    await queueRings(site, 180);
    expect((await page.next("message", ({ message }) => message.kind === "missed")).message.seq).toBe(2);
    const kept = await snapshotOf(site, conversation);
    expect(kept).toMatchObject({ state: "missed", agent: null, waiting: { offer: null, fellBack: true } });
    expect(kept?.waiting?.asked.map(({ agent, at }) => [agent, Math.floor((at - start) / 1_000)])).toEqual([
      [first, 0],
      [second, 60],
      [cy.id, 120],
    ]);
    for (const console of people.values()) console.close();
  });

  it("[RTE5] who lets two in a row pass is set to away and told so; answering starts the count anew", async () => {
    const { site, arrive, write } = await open();
    const astrid = await arrive(desk.owner);
    const first = await write();
    await queueRings(site, 60);
    await offeredTo(astrid, null);
    astrid.send({ t: "message", id: randomId(), conversation: first.conversation, body: "Sorry" });
    await told(astrid, "assigned");
    const misses = () =>
      runInDurableObject(stubOf(site), (_, { storage }) =>
        storage.sql.exec("SELECT misses, status FROM member WHERE id = ?", desk.owner.id).one(),
      );
    expect(await misses()).toEqual({ misses: 0, status: "online" });
    await write("Second");
    await queueRings(site, 122);
    expect(await misses()).toEqual({ misses: 1, status: "online" });
    const third = await write("Third");
    await queueRings(site, 184);
    expect(await astrid.next("away")).toEqual({ t: "away", missed: 2 });
    expect(await misses()).toEqual({ misses: 0, status: "away" });
    expect((await third.page.next("availability", ({ availability }) => !availability.open)).availability.reason).toBe(
      "no-agent-online",
    );
    astrid.close();
  });

  it("[RTE6] a visitor whose agent is gone goes back to the queue, first in line", async () => {
    const { site, arrive, write } = await open();
    const astrid = await arrive(desk.owner);
    const mate = await arrive(bo);
    const { page, conversation } = await write();
    mate.send({ t: "assign", id: randomId(), conversation, agent: bo.id });
    await told(astrid, "assigned");
    mate.close();
    await astrid.next("team", ({ team }) => team.some(({ id, here }) => id === bo.id && !here));
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "Still there?" });
    await page.next("ack");
    vi.useFakeTimers({ toFake: ["Date"], now: start + 60_000 });
    await runInDurableObject(stubOf(site), (_, { storage }) => {
      storage.sql.exec("UPDATE alarm SET at = CASE WHEN key LIKE 'answer:%' THEN 1 ELSE 4000000000000 END");
      return storage.setAlarm(Date.now() + 60_000);
    });
    expect(await runDurableObjectAlarm(stubOf(site))).toBe(true);
    await offeredTo(astrid, desk.owner.id);
    expect(await snapshotOf(site, conversation)).toMatchObject({ state: "queued", waiting: { priority: 1 } });
    astrid.close();
  });

  it("[RTE6] also one whose agent took it and went without a word, and none that was answered", async () => {
    const { site, arrive, write } = await open();
    const astrid = await arrive(desk.owner);
    const mate = await arrive(bo);
    const [silent, answered] = [await write(), await write()];
    for (const { conversation } of [silent, answered]) {
      astrid.send({ t: "assign", id: randomId(), conversation, agent: desk.owner.id });
      await told(astrid, "assigned");
    }
    astrid.send({ t: "message", id: randomId(), conversation: answered.conversation, body: "Yes" });
    await answered.page.next("message", ({ message }) => message.body === "Yes");
    for (const { conversation } of [silent, answered]) {
      astrid.send({ t: "assign", id: randomId(), conversation, agent: bo.id });
      await told(astrid, "assigned", ({ agent }) => agent === bo.id);
    }
    mate.close();
    await astrid.next("team", ({ team }) => team.some(({ id, here }) => id === bo.id && !here));
    const alarms = await runInDurableObject(stubOf(site), (_, { storage }) =>
      storage.sql.exec<{ key: string }>("SELECT key FROM alarm WHERE key LIKE 'answer:%'").toArray(),
    );
    expect(alarms).toEqual([{ key: `answer:${silent.conversation}` }]);
    astrid.close();
  });
});

describe("nobody is there", () => {
  it("[MSG11] what a visitor writes is left as a message; when somebody is there, their next words wait for an answer", async () => {
    const { site, arrive, write } = await open();
    const { page, conversation } = await write("Hello?");
    expect(page.raw.map((text) => JSON.parse(text)).flatMap(({ message }) => (message ? [message.kind] : []))).toEqual([
      "text",
      "left",
    ]);
    expect(await snapshotOf(site, conversation)).toMatchObject({ state: "message", waiting: null });
    const astrid = await arrive(desk.owner);
    expect(await snapshotOf(site, conversation)).toMatchObject({ state: "message" });
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "Ah, you are there" });
    await offeredTo(astrid, desk.owner.id);
    astrid.send({ t: "message", id: randomId(), conversation, body: "I am" });
    const kinds = [];
    for (let seq = 3; seq <= 6; seq++) kinds.push((await page.next("message")).message);
    expect(kinds.map(({ kind, seq }) => [kind, seq])).toEqual([
      ["reopened", 3],
      ["text", 4],
      ["joined", 5],
      ["text", 6],
    ]);
    astrid.close();
  });

  it("[MSG12] who leaves a message says where to answer, and a program that fills the trap is refused", async () => {
    const { site, key } = await open();
    const page = await visit(key, { address: `198.51.100.${++address}` });
    const secret = randomSecret();
    const contact = { email: "ada@example.com", name: "Ada" };
    const say = (more: object) => ({
      t: "message" as const,
      tab: page.tab,
      id: randomId(),
      body: "Call me",
      secret,
      ...more,
    });
    page.send(say({ contact: { ...contact, trap: "https://spam.example" } }));
    expect(await page.next("error")).toMatchObject({ code: "forbidden" });
    page.send(say({ contact: { email: "ada\r\nbcc: all@example.com" } }));
    expect(await page.next("error")).toMatchObject({ code: "malformed" });
    expect((await attend(site, desk.owner)).snapshot.conversations).toEqual([]);
    page.send(say({ contact }));
    const { conversation } = await page.next("ack");
    expect((await snapshotOf(site, conversation))?.person).toEqual(contact);
    page.send(say({ contact: { email: "ada@work.example" } }));
    await page.next("ack");
    await evictDurableObject(stubOf(site));
    expect((await snapshotOf(site, conversation))?.person).toEqual({ ...contact, email: "ada@work.example" });
  });
});

describe("a long queue", () => {
  it("[RTE7] is looked through four times a second at most, and nobody in it is forgotten, nor by an eviction", async () => {
    const { site, write } = await open({ rule: "hours" });
    const console = await attend(site, desk.owner);
    const waiting: Awaited<ReturnType<typeof write>>[] = [];
    for (let chat = 0; chat < 52; chat++) waiting.push(await write());
    const placeOf = async (index: number) => (await waiting[index]?.page.next("queue"))?.queue?.position;
    expect(await placeOf(51)).toBe(52);
    expect(await placeOf(2)).toBe(3);
    const take = async (index: number) => {
      const conversation = waiting[index]?.conversation ?? "";
      console.send({ t: "message", id: randomId(), conversation, body: "Hej" });
      await told(console, "assigned", (event) => event.conversation === conversation);
    };
    vi.setSystemTime(Date.now() + 250);
    await take(0);
    expect(await placeOf(2)).toBe(2);
    await take(1);
    // The second one came too soon after the first: an alarm looks after it.
    const due = await runInDurableObject(stubOf(site), (_, { storage }) =>
      storage.sql.exec<{ at: number }>("SELECT at FROM alarm WHERE key = 'queue'").one(),
    );
    expect(due.at - Date.now()).toBe(250);
    vi.setSystemTime(Date.now() + 250);
    await evictDurableObject(stubOf(site));
    expect(await runDurableObjectAlarm(stubOf(site))).toBe(true);
    expect(await placeOf(2)).toBe(1);
    console.close();
  });
});

describe("what was measured", () => {
  it("[AVL8] [RTE7] visitors hear what first answers and waits took, once enough of them are known", async () => {
    const { site, key, arrive, write } = await open({ rule: "hours" });
    const astrid = await arrive(desk.owner);
    for (let chat = 0; chat < 5; chat++) {
      const { conversation, page } = await write();
      vi.useFakeTimers({ toFake: ["Date"], now: start + 90_000 });
      astrid.send({ t: "message", id: randomId(), conversation, body: "Hej" });
      await page.next("message", ({ message }) => message.body === "Hej");
      astrid.send({ t: "close", id: randomId(), conversation });
      await page.next("message", ({ message }) => message.kind === "closed");
      vi.useFakeTimers({ toFake: ["Date"], now: start });
    }
    // What was left as a message and answered days later says nothing of a chat.
    await change(desk.owner, site, { override: { open: false, until: start + 3_600_000 } });
    for (let message = 0; message < 12; message++) {
      const { conversation, page } = await write();
      vi.useFakeTimers({ toFake: ["Date"], now: start + 86_400_000 });
      astrid.send({ t: "message", id: randomId(), conversation, body: "Hej" });
      await page.next("message", ({ message }) => message.body === "Hej");
      vi.useFakeTimers({ toFake: ["Date"], now: start });
    }
    await change(desk.owner, site, { override: null });
    await evictDurableObject(stubOf(site));
    const page = await visit(key, { address: `198.51.100.${++address}` });
    expect(page.welcome.availability.replies).toBe(120);
    const waits = await write();
    expect((await waits.page.next("queue")).queue).toEqual({ position: 1, wait: 120 });
    astrid.close();
  });
});
