import { beforeAll, describe, expect, it } from "vitest";
import { randomId, randomSecret } from "#protocol/ids";
import { limits } from "#protocol/limits";
import { type Desk, invite, openDesk, type Person } from "./support/people.ts";
import { attend, visit } from "./support/wire.ts";

let desk: Desk;
let key: string;
let site: string;
let bo: Person;

beforeAll(async () => {
  desk = await openDesk();
  ({ key, id: site } = desk.site);
  bo = await invite(desk, "Bo", "agent");
});

const say = (tab: string, body: string, secret?: string) =>
  ({ t: "message", tab, id: randomId(), body, ...(secret ? { secret } : {}) }) as const;

/** A visitor who has written, and the conversation that began. */
async function chat(body = "Hello?") {
  const secret = randomSecret();
  const page = await visit(key, { address: `198.51.100.${Math.floor(Math.random() * 250)}` });
  const message = say(page.tab, body, secret);
  page.send(message);
  const ack = await page.next("ack");
  return { page, secret, ack, conversation: ack.conversation, first: message };
}

describe("a visitor writes", () => {
  it("[MSG1] [MSG5] the first message starts a waiting conversation, is acked with its seq, and every agent sees it", async () => {
    const agent = await attend(site, desk.owner);
    const { ack } = await chat("Do these boots run small?");
    expect(ack).toMatchObject({ seq: 1 });
    const { events } = await agent.next("events", ({ events }) => events[0]?.event.type === "started");
    expect(events.map(({ event }) => event.type)).toEqual(["started", "message"]);
    expect(events[1]?.event).toMatchObject({
      message: { from: "visitor", kind: "text", body: "Do these boots run small?" },
    });
    expect(events[1]?.rev).toBe((events[0]?.rev ?? 0) + 1);
    agent.close();
  });

  it("[MSG2] chatwoot#14934: the same id again, also over another socket, is acked with the same seq and stored once", async () => {
    const { page, secret, ack, first, conversation } = await chat();
    page.send(first);
    expect(await page.next("ack")).toEqual(ack);
    const again = await visit(key, { hello: { secret } });
    again.send({ ...first, tab: again.tab });
    expect(await again.next("ack")).toEqual(ack);
    const agent = await attend(site, desk.owner);
    agent.send({ t: "log", conversation });
    expect((await agent.next("log")).messages).toHaveLength(1);
    agent.close();
  });

  it("[MSG2] a tab that is known as a visitor's only by a repeat gets what other tabs wrote meanwhile", async () => {
    const secret = randomSecret();
    const late = await visit(key);
    const quick = await visit(key, { address: "198.51.100.254" });
    const first = say(quick.tab, "Written in both", secret);
    quick.send(first);
    await quick.next("ack");
    quick.send(say(quick.tab, "Written in one"));
    await quick.next("ack");
    late.send({ ...first, tab: late.tab });
    expect(await late.next("ack")).toMatchObject({ seq: 1 });
    const { conversation } = await late.next("conversation");
    expect(conversation.messages.map(({ body }) => body)).toEqual(["Written in both", "Written in one"]);
    expect(conversation.ticket).toBeNull();
    late.send({ ...first, tab: late.tab });
    expect(await late.next("ack")).toMatchObject({ seq: 1 });
    expect(late.rest().filter(({ t }) => t === "conversation")).toEqual([]);
  });

  it("[MSG2] an id that another visitor used is refused and tells nothing of theirs", async () => {
    const one = await chat("A secret of one");
    const other = await chat("Another");
    other.page.send({ ...one.first, tab: other.page.tab });
    const error = await other.page.next("error");
    expect(error).toMatchObject({ code: "conflict", id: one.first.id });
    expect(JSON.stringify(error)).not.toContain("A secret of one");
  });

  it("[MSG10] a message waits for the one before it, which was refused or is on its way", async () => {
    const { page, conversation } = await chat("First");
    const before = say(page.tab, "Second");
    const after = { ...say(page.tab, "Third"), after: before.id };
    page.send(after);
    expect(await page.next("error")).toMatchObject({ id: after.id, code: "rate_limited", retryAfter: 1 });
    page.send(before);
    expect(await page.next("ack")).toMatchObject({ id: before.id, conversation, seq: 2 });
    page.send(after);
    expect(await page.next("ack")).toMatchObject({ id: after.id, conversation, seq: 3 });
  });

  it("[MSG8] over the limit a message is refused with a retry time, and nothing is stored", async () => {
    const { page, conversation } = await chat("1");
    for (let i = 1; i < limits.messagesPerMinute; i++) {
      page.send(say(page.tab, String(i)));
      await page.next("ack");
    }
    const late = say(page.tab, "one too many");
    page.send(late);
    const error = await page.next("error");
    expect(error).toMatchObject({ code: "rate_limited", id: late.id });
    expect(error.retryAfter).toBeGreaterThan(0);
    expect(error.retryAfter).toBeLessThanOrEqual(60);
    const agent = await attend(site, desk.owner);
    agent.send({ t: "log", conversation });
    const log = await agent.next("log");
    expect(log.messages.map(({ body }) => body)).not.toContain("one too many");
    agent.close();
  });

  it("[MSG4] what is written is kept as it was written, markup and all", async () => {
    const body = '<img src=x onerror="alert(1)"> & "quotes" \u2028 مرحبا';
    const { conversation } = await chat(body);
    const agent = await attend(site, desk.owner);
    agent.send({ t: "log", conversation });
    expect((await agent.next("log")).messages[0]?.body).toBe(body);
    agent.close();
  });
});

describe("an agent answers", () => {
  it("[MSG6] [MSG3] answering a waiting conversation takes it: joined, then the text, contiguous for the visitor", async () => {
    const { page, conversation } = await chat();
    const agent = await attend(site, desk.owner);
    const id = randomId();
    agent.send({ t: "message", id, conversation, body: "They do, take one size up." });
    expect(await agent.next("ack")).toMatchObject({ id, conversation, seq: 3 });
    const joined = await page.next("message", ({ message }) => message.kind === "joined");
    const text = await page.next("message", ({ message }) => message.kind === "text");
    expect([joined.message.seq, text.message.seq]).toEqual([2, 3]);
    expect(text.agent).toMatchObject({ name: "Astrid" });
    agent.close();
  });

  it("[MSG7] delivered and read are told to the other side and never go back", async () => {
    const { page, conversation } = await chat();
    const agent = await attend(site, desk.owner);
    agent.send({ t: "read", conversation, seq: 1 });
    expect((await page.next("marks", ({ marks }) => marks.team.read === 1)).marks.team).toEqual({
      delivered: 1,
      read: 1,
    });
    agent.send({ t: "received", conversation, seq: 0 });
    agent.send({ t: "message", id: randomId(), conversation, body: "Yes" });
    const { message } = await page.next("message", ({ message }) => message.kind === "text");
    page.send({ t: "received", tab: page.tab, conversation, seq: message.seq });
    const delivered = await agent.next("marks", ({ marks }) => marks[0]?.marks.visitor.delivered === message.seq);
    expect(delivered.marks[0]?.marks.visitor.read).toBe(1);
    page.send({ t: "read", tab: page.tab, conversation, seq: 999 });
    const read = await agent.next("marks", ({ marks }) => (marks[0]?.marks.visitor.read ?? 0) > 1);
    expect(read.marks[0]?.marks.visitor.read).toBe(message.seq);
    agent.close();
  });

  it("[MSG7] who is handed a conversation has it unread until they read it; who gave it reads it no more", async () => {
    const { page, conversation } = await chat();
    const agent = await attend(site, desk.owner);
    agent.send({ t: "assign", id: randomId(), conversation, agent: bo.id });
    const { events } = await agent.next("events", ({ events }) =>
      events.some(({ event }) => event.type === "assigned"),
    );
    expect(events[0]?.event).toMatchObject({ type: "assigned", agent: bo.id, by: desk.owner.id });
    agent.send({ t: "read", conversation, seq: 1 });
    const mate = await attend(site, bo);
    mate.send({ t: "read", conversation, seq: 2 });
    expect((await page.next("marks", ({ marks }) => marks.team.read > 0)).marks.team.read).toBe(2);
    for (const console of [agent, mate]) console.close();
  });

  it("[MSG9] typing is told both ways", async () => {
    const { page, conversation } = await chat();
    const agent = await attend(site, desk.owner);
    page.send({ t: "typing", tab: page.tab, on: true });
    expect(await agent.next("typing")).toMatchObject({ conversation, from: "visitor", on: true });
    agent.send({ t: "typing", conversation, on: true });
    expect(await page.next("typing")).toMatchObject({ agent: { name: "Astrid" }, on: true });
    agent.close();
  });

  it("[MSG5] [MSG6] closed is closed for agents until reopened; a visitor's message opens it again", async () => {
    const { page, conversation } = await chat();
    const agent = await attend(site, desk.owner);
    agent.send({ t: "status", status: "online" });
    agent.send({ t: "assign", id: randomId(), conversation, agent: desk.owner.id });
    await agent.next("ack");
    agent.send({ t: "close", id: randomId(), conversation });
    await page.next("message", ({ message }) => message.kind === "closed");
    agent.send({ t: "message", id: randomId(), conversation, body: "Too late" });
    expect(await agent.next("error")).toMatchObject({ code: "conversation_closed" });
    page.send(say(page.tab, "One more thing"));
    await page.next("ack");
    const { events } = await agent.next("events", ({ events }) => events.length === 3);
    expect(events.map(({ event }) => (event.type === "message" ? event.message.kind : event.type))).toEqual([
      "returned",
      "reopened",
      "text",
    ]);
    agent.send({ t: "close", id: randomId(), conversation });
    await page.next("message", ({ message }) => message.kind === "closed");
    agent.send({ t: "reopen", id: randomId(), conversation });
    await page.next("message", ({ message }) => message.kind === "reopened");
    agent.close();
  });

  it("[REV5] an agent takes what waits, not what a colleague has; a supervisor may hand it over", async () => {
    const sigrid = await invite(desk, "Sigrid", "supervisor");
    const { conversation } = await chat();
    const owner = await attend(site, desk.owner);
    const agent = await attend(site, bo);
    const supervisor = await attend(site, sigrid);
    owner.send({ t: "assign", id: randomId(), conversation, agent: desk.owner.id });
    await owner.next("ack");
    agent.send({ t: "assign", id: randomId(), conversation, agent: bo.id });
    expect(await agent.next("error")).toMatchObject({ code: "forbidden" });
    supervisor.send({ t: "assign", id: randomId(), conversation, agent: bo.id });
    await supervisor.next("ack");
    const back = randomId();
    agent.send({ t: "assign", id: back, conversation, agent: null });
    expect(await agent.next("ack", ({ id }) => id === back)).toMatchObject({ conversation });
    for (const console of [owner, agent, supervisor]) console.close();
  });
});

describe("who may see what", () => {
  it("[FRM7] a visitor gets not_found for a conversation of somebody else, as for none", async () => {
    const one = await chat();
    const other = await chat();
    for (const conversation of [one.conversation, randomId()]) {
      other.page.send({ t: "read", tab: other.page.tab, conversation, seq: 1 });
      expect(await other.page.next("error")).toMatchObject({
        code: "not_found",
        detail: "There is no such conversation.",
      });
    }
  });

  it("[WHO4] the secret brings the conversation back on the next page, and in every tab at once", async () => {
    const { secret, conversation, page } = await chat("Still here?");
    const next = await visit(key, { hello: { secret } });
    expect(next.welcome.conversation).toMatchObject({
      id: conversation,
      after: 0,
      messages: [{ seq: 1, body: "Still here?" }],
    });
    next.send(say(next.tab, "From the other tab"));
    expect((await page.next("message", ({ message }) => message.seq === 2)).message.body).toBe("From the other tab");
  });

  it("[WHO4] [TAB1] a tab that said the secret before the first message came is in the conversation too", async () => {
    const secret = randomSecret();
    const early = await visit(key, { hello: { secret } });
    const page = await visit(key);
    page.send(say(page.tab, "First", secret));
    const { conversation } = await early.next("conversation");
    expect(conversation.messages.map(({ body }) => body)).toEqual(["First"]);
    early.send(say(early.tab, "Second"));
    expect((await page.next("message", ({ message }) => message.seq === 2)).message.body).toBe("Second");
  });

  it("[MSG1] the tab that wrote hears of its text by the ack alone, and its neighbour by the text", async () => {
    const { secret, page } = await chat();
    const neighbour = await visit(key, { hello: { secret } });
    page.send(say(page.tab, "One"));
    expect((await page.next("ack", ({ seq }) => seq === 2)).seq).toBe(2);
    neighbour.send(say(neighbour.tab, "Two"));
    expect((await neighbour.next("message")).message.body).toBe("One");
    expect((await page.next("message", ({ message }) => message.seq > 1)).message.body).toBe("Two");
  });

  it("[RES1] a page that has some gets only what it misses", async () => {
    const { secret, conversation, page } = await chat("one");
    page.send(say(page.tab, "two"));
    await page.next("ack");
    const next = await visit(key, { hello: { secret, since: { conversation, seq: 1 } } });
    expect(next.welcome.conversation).toMatchObject({ after: 1, messages: [{ seq: 2, body: "two" }] });
    const current = await visit(key, { hello: { secret, since: { conversation, seq: 2 } } });
    expect(current.welcome.conversation).toMatchObject({ after: 2, messages: [] });
  });
});
