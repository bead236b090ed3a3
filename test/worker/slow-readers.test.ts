import { beforeAll, describe, expect, it } from "vitest";
import { close } from "#protocol/close";
import { randomId, randomSecret } from "#protocol/ids";
import { limits } from "#protocol/limits";
import { type Desk, openDesk } from "./support/people.ts";
import { attend, comeBack, visit } from "./support/wire.ts";

let desk: Desk;
let address = 0;

beforeAll(async () => {
  desk = await openDesk();
});

const alone = () => `192.0.2.${++address}`;
const LONG = "x".repeat(limits.body);

async function chat() {
  const secret = randomSecret();
  const page = await visit(desk.site.key, { address: alone() });
  page.send({ t: "message", tab: page.tab, id: randomId(), body: "Hello", secret });
  const { conversation } = await page.next("ack");
  return { page, secret, conversation };
}

describe("a page that does not read", () => {
  it("[SLW1] is asked, then closed with slow, and comes back to every message", async () => {
    const { page, secret, conversation } = await chat();
    page.deafen();
    const agent = await attend(desk.site.id, desk.owner);
    const count = Math.ceil(limits.unreadByVisitor / limits.body) + 2;
    for (let i = 0; i < count; i++) agent.send({ t: "message", id: randomId(), conversation, body: LONG });
    expect(await page.next("probe")).toMatchObject({ n: expect.any(Number) });
    expect(await page.closed).toBe(close.slow.code);
    const back = await visit(desk.site.key, { address: alone(), hello: { secret } });
    const texts = back.welcome.conversation?.messages.filter(({ body }) => body === LONG);
    expect(texts).toHaveLength(count);
    agent.close();
  });

  it("[SLW1] stays when it answers what it is asked", async () => {
    const { page, conversation } = await chat();
    const agent = await attend(desk.site.id, desk.owner);
    const count = Math.ceil(limits.unreadByVisitor / limits.body) + 2;
    for (let i = 0; i < count; i++) {
      agent.send({ t: "message", id: randomId(), conversation, body: LONG });
      if (i % 2 === 1) await page.next("probe");
    }
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "Still here" });
    await page.next("ack");
    agent.close();
  });
});

describe("a console that reads slowly", () => {
  it("[SLW2] goes without presence, and gets it whole when it caught up", async () => {
    const { conversation } = await chat();
    const slow = await attend(desk.site.id, desk.owner);
    slow.deafen();
    const writer = await attend(desk.site.id, desk.owner);
    const count = Math.ceil(limits.unreadByAgent / 4 / limits.body) + 1;
    const last = randomId();
    for (let i = 0; i < count; i++) writer.send({ t: "message", id: randomId(), conversation, body: LONG });
    writer.send({ t: "message", id: last, conversation, body: "The last" });
    await writer.next("ack", ({ id }) => id === last);
    const { n } = await slow.next("probe");
    slow.rest();
    const newcomer = await visit(desk.site.key, { address: alone(), hello: { page: { path: "/unseen", title: "" } } });
    await writer.next("visits", ({ put }) => put.some(({ trail }) => trail.at(-1)?.path === "/unseen"));
    expect(slow.rest().filter(({ t }) => t === "visits")).toEqual([]);
    slow.send({ t: "got", n: n * 8 });
    const now = await slow.next("now");
    expect(now.visits.some(({ trail }) => trail.at(-1)?.path === "/unseen")).toBe(true);
    for (const one of [slow, writer, newcomer]) one.close();
  });

  it("[SLW1] is closed with slow in the end, and resumes with every event", async () => {
    const { conversation } = await chat();
    const slow = await attend(desk.site.id, desk.owner);
    slow.deafen();
    const writer = await attend(desk.site.id, desk.owner);
    const count = Math.ceil(limits.unreadByAgent / limits.body) + 2;
    for (let i = 0; i < count; i++) {
      const id = randomId();
      writer.send({ t: "message", id, conversation, body: LONG });
      await writer.next("ack", (ack) => ack.id === id);
    }
    expect(await slow.closed).toBe(close.slow.code);
    const { rev, epoch } = slow.welcome;
    const back = await comeBack(desk.site.id, desk.owner, { rev, epoch });
    expect(
      back.events.events.filter(({ event }) => event.type === "message" && event.message.body === LONG),
    ).toHaveLength(count);
    for (const one of [back, writer]) one.close();
  });
});
