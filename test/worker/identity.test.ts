import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { randomId, randomSecret } from "#protocol/ids";
import { limits } from "#protocol/limits";
import { connectRequest } from "../../worker/site/connect.ts";
import { ask } from "./support/http.ts";
import { type Desk, invite, openDesk } from "./support/people.ts";
import { attend, helloOf, visit } from "./support/wire.ts";

let desk: Desk;
let key: string;
let site: string;
let address = 0;

beforeAll(async () => {
  desk = await openDesk();
  ({ key, id: site } = desk.site);
});

const alone = () => `192.0.2.${++address}`;
const stub = () => env.SITE.get(env.SITE.idFromName(site));
const say = (tab: string, body: string, secret?: string) =>
  ({ t: "message", tab, id: randomId(), body, ...(secret ? { secret } : {}) }) as const;

describe("strangers behind one address and browser", () => {
  it("[WHO5] what one of them is said to be is never written down of the other", async () => {
    const from = alone();
    const kari = await visit(key, { address: from });
    kari.send({ t: "identify", tab: kari.tab, person: { name: "Kari", email: "kari@example.com" } });
    const other = await visit(key, { address: from });
    const agent = await attend(site, desk.owner);
    other.send(say(other.tab, "Hello", randomSecret()));
    const { events } = await agent.next("events", ({ events }) => events[0]?.event.type === "started");
    expect(events[0]?.event).toMatchObject({ conversation: { person: {} } });
    const visits = (await attend(site, desk.owner)).now.visits;
    const shared = visits.find(({ tabs }) => tabs.some(({ person }) => person.name === "Kari"));
    expect(shared?.tabs.map(({ person, visitor }) => [person.name, visitor !== null])).toEqual([
      ["Kari", false],
      [undefined, true],
    ]);
    agent.close();
  });

  it("one of them saying hello with all that does not fit leaves the other alone", async () => {
    const from = alone();
    const page = { path: `/${"\u0001".repeat(limits.path - 1)}`, title: "\u0001".repeat(limits.title) };
    const hostile = await visit(key, { address: from, hello: { page } });
    for (let i = 1; i < limits.tabs; i++) {
      hostile.send(helloOf(randomId(), { page: { ...page, path: `${page.path.slice(0, -2)}${i}` } }));
      await hostile.next("welcome");
    }
    hostile.send(helloOf(randomId()));
    expect(await hostile.next("error")).toMatchObject({ code: "too_many_tabs" });
    const neighbour = await visit(key, { address: from });
    neighbour.send({ t: "page", tab: neighbour.tab, page: { path: "/next", title: "" } });
    expect(await neighbour.next("visit")).toBeTruthy();
  });
});

describe("several tabs on one socket", () => {
  it("[FRM6] each keeps its own conversation, and another tab's hello takes it from nobody", async () => {
    const secret = randomSecret();
    const page = await visit(key, { address: alone() });
    page.send(say(page.tab, "From the first tab", secret));
    const { conversation } = await page.next("ack");
    const second = randomId();
    page.send(helloOf(second));
    expect((await page.next("welcome")).conversation).toBeNull();
    const agent = await attend(site, desk.owner);
    agent.send({ t: "message", id: randomId(), conversation, body: "Answer" });
    expect((await page.next("message", ({ message }) => message.kind === "text")).message.body).toBe("Answer");
    page.send({ t: "read", tab: second, conversation, seq: 1 });
    expect(await page.next("error")).toMatchObject({ code: "not_found" });
    page.send({ t: "read", tab: page.tab, conversation, seq: 3 });
    await agent.next("marks", ({ marks }) => marks[0]?.marks.visitor.read === 3);
    page.close();
    await agent.next("visits", ({ gone }) => gone.length === 1);
    agent.close();
  });

  it("a ticket of another visit does not move a socket that is of one already", async () => {
    const elsewhere = await visit(key, { address: alone(), hello: { page: { path: "/elsewhere", title: "" } } });
    const page = await visit(key, { address: alone(), hello: { page: { path: "/here", title: "" } } });
    page.send(helloOf(randomId(), { visit: elsewhere.welcome.visit }));
    await page.next("welcome");
    elsewhere.close();
    page.close();
    const agent = await attend(site, desk.owner);
    await expect
      .poll(async () => (await attend(site, desk.owner)).now.visits.map(({ trail }) => trail[0]?.path))
      .not.toContain("/here");
    agent.close();
  });
});

describe("a secret", () => {
  it("[MSG8] a socket makes one new visitor only, and so many come from one place", async () => {
    const from = alone();
    const page = await visit(key, { address: from });
    page.send(say(page.tab, "One", randomSecret()));
    await page.next("ack");
    const second = randomId();
    page.send(helloOf(second));
    await page.next("welcome");
    page.send(say(second, "Two", randomSecret()));
    expect(await page.next("error")).toMatchObject({ code: "rate_limited" });
    for (let i = 1; i < limits.newVisitorsPerTenMinutes; i++) {
      const next = await visit(key, { address: from });
      next.send(say(next.tab, "Hi", randomSecret()));
      await next.next("ack");
      next.close();
    }
    const late = await visit(key, { address: from });
    late.send(say(late.tab, "Hi", randomSecret()));
    expect(await late.next("error")).toMatchObject({ code: "rate_limited" });
    const elsewhere = await visit(key, { address: alone() });
    elsewhere.send(say(elsewhere.tab, "Hi", randomSecret()));
    expect(await elsewhere.next("ack")).toMatchObject({ seq: 1 });
  });

  it("[WHO4] that is bound to one visitor is not bound to another, whose ticket still counts in its tab", async () => {
    const secret = randomSecret();
    const first = await visit(key, { address: alone(), hello: { page: { path: "/first", title: "" } } });
    first.send(say(first.tab, "Mine", secret));
    const { conversation: mine } = await first.next("ack");
    const tab = await visit(key, { address: alone(), hello: { page: { path: "/second", title: "" } } });
    const agent = await attend(site, desk.owner);
    const found = agent.now.visits.find(({ trail }) => trail.at(-1)?.path === "/second");
    const started = randomId();
    const handle = found?.tabs[0]?.handle ?? "";
    agent.send({
      t: "start",
      id: randomId(),
      conversation: started,
      visit: found?.id ?? "",
      handle,
      body: "May I help?",
    });
    const { ticket } = (await tab.next("conversation")).conversation;
    const again = await visit(key, { address: alone(), hello: { tab: tab.tab, secret } });
    expect(again.welcome.conversation?.id).toBe(started);
    again.send({ t: "shown", tab: tab.tab, conversation: started });
    again.send(say(tab.tab, "Yes", secret));
    expect(await again.next("ack")).toMatchObject({ conversation: started });
    const byTicket = await visit(key, { address: alone(), hello: { secret, ...(ticket ? { ticket } : {}) } });
    expect(byTicket.welcome.conversation?.id).toBe(started);
    const bySecret = await visit(key, { address: alone(), hello: { secret } });
    expect(bySecret.welcome.conversation?.id).toBe(mine);
    agent.close();
  });

  it("[WHO3] one flipped bit in a sealed ticket, or one of another kind, opens nothing", async () => {
    const secret = randomSecret();
    const page = await visit(key, {
      address: alone(),
      hello: { page: { path: "/sealed", title: "A long enough title" } },
    });
    page.send(say(page.tab, "Mine", secret));
    await page.next("ack");
    const bytes = Buffer.from(page.welcome.visit, "base64url");
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
    const agent = await attend(site, desk.owner);
    const visits = async (hello: { visit?: string; ticket?: string }) => {
      const path = `/with-${randomId()}`;
      const opened = await visit(key, { address: alone(), hello: { ...hello, page: { path, title: "" } } });
      const seen = (await attend(site, desk.owner)).now.visits.find(({ trail }) => trail.at(-1)?.path === path);
      return { conversation: opened.welcome.conversation, pages: seen?.trail.length };
    };
    expect(await visits({ visit: bytes.toString("base64url") })).toEqual({ conversation: null, pages: 1 });
    expect(await visits({ ticket: page.welcome.visit })).toEqual({ conversation: null, pages: 1 });
    expect((await visits({ visit: page.welcome.visit })).pages).toBe(2);
    agent.close();
  });
});

describe("who is a member", () => {
  it("[CON5] what was read before a newer list counts no more: nobody comes back by it, nobody keeps an old role", async () => {
    const bo = await invite(desk, "Bo", "agent");
    await ask("/api/auth/organization/remove-member", {
      json: { memberIdOrEmail: bo.email, organizationId: desk.organization },
      cookie: desk.owner.cookie,
    });
    const stale = {
      id: bo.id,
      name: "Bo",
      photo: null,
      role: "owner",
      session: "s",
      until: Date.now() + 1e6,
      version: 0,
    } as const;
    const response = await stub().fetch(connectRequest("agent", stale));
    const socket = response.webSocket;
    const code = await new Promise<number>((resolve) => {
      socket?.addEventListener("close", (event) => resolve(event.code));
      socket?.accept();
    });
    expect(code).toBe(4403);
    const gone = await runInDurableObject(stub(), (_, { storage }) =>
      storage.sql.exec("SELECT former FROM member WHERE id = ?", bo.id).one(),
    );
    expect(gone).toEqual({ former: 1 });
    await stub().setMembership({ version: 0, members: [{ id: bo.id, name: "Bo", photo: null, role: "owner" }] });
    const agent = await attend(site, desk.owner);
    expect(agent.now.team.map(({ id }) => id)).not.toContain(bo.id);
    agent.close();
  });

  it("what a former agent had closed waits for somebody when the visitor comes back to it", async () => {
    const bo = await invite(desk, "Ove", "agent");
    const secret = randomSecret();
    const page = await visit(key, { address: alone() });
    page.send(say(page.tab, "Hello", secret));
    const { conversation } = await page.next("ack");
    const agent = await attend(site, bo);
    agent.send({ t: "message", id: randomId(), conversation, body: "Hi" });
    await agent.next("ack");
    agent.send({ t: "close", id: randomId(), conversation });
    await page.next("message", ({ message }) => message.kind === "closed");
    await ask("/api/auth/organization/remove-member", {
      json: { memberIdOrEmail: bo.email, organizationId: desk.organization },
      cookie: desk.owner.cookie,
    });
    page.send(say(page.tab, "One more thing"));
    await page.next("ack");
    const owner = await attend(site, desk.owner);
    const entry = owner.snapshot.conversations.find(({ conversation: { id } }) => id === conversation);
    expect(entry?.conversation).toMatchObject({ state: "queued", agent: null });
    owner.close();
  });
});

describe("an agent's commands", () => {
  it("[MSG2] a repeat is acked again, with the same rev and seq, and done once", async () => {
    const page = await visit(key, { address: alone() });
    page.send(say(page.tab, "Hello", randomSecret()));
    const { conversation } = await page.next("ack");
    const other = await visit(key, { address: alone() });
    other.send(say(other.tab, "Hello", randomSecret()));
    const elsewhere = (await other.next("ack")).conversation;
    const agent = await attend(site, desk.owner);
    const message = { t: "message", id: randomId(), conversation, body: "Once" } as const;
    agent.send(message);
    const first = await agent.next("ack");
    agent.send(message);
    expect(await agent.next("ack")).toEqual(first);
    agent.send({ ...message, conversation: elsewhere });
    expect(await agent.next("error")).toMatchObject({ code: "conflict", id: message.id });
    agent.send({ t: "log", conversation });
    const { messages } = await agent.next("log");
    expect(messages.filter(({ body }) => body === "Once")).toHaveLength(1);
    agent.close();
  });

  it("one visitor has one open conversation: neither a second start nor a reopening makes two", async () => {
    const page = await visit(key, { address: alone(), hello: { page: { path: "/one-open", title: "" } } });
    page.send(say(page.tab, "Hello", randomSecret()));
    const { conversation } = await page.next("ack");
    const agent = await attend(site, desk.owner);
    const found = agent.now.visits.find(({ trail }) => trail.at(-1)?.path === "/one-open");
    const start = () =>
      ({
        t: "start",
        id: randomId(),
        conversation: randomId(),
        visit: found?.id ?? "",
        handle: found?.tabs[0]?.handle ?? "",
        body: "Hi",
      }) as const;
    agent.send(start());
    expect(await agent.next("error")).toMatchObject({ code: "conflict" });
    agent.send({ t: "close", id: randomId(), conversation });
    await agent.next("ack");
    agent.send(start());
    await agent.next("ack");
    agent.send({ t: "reopen", id: randomId(), conversation });
    expect(await agent.next("error")).toMatchObject({ code: "conflict" });
    agent.close();
  });

  it("[CON6] nothing is told to a console that did not say hello", async () => {
    const bo = await invite(desk, "Liv", "agent");
    const { knockAsAgent } = await import("./support/wire.ts");
    const silent = await knockAsAgent(site, bo.cookie);
    silent.send({ t: "status", status: "online" });
    expect(await silent.next("error")).toMatchObject({ code: "no_hello" });
    const page = await visit(key, { address: alone() });
    page.send(say(page.tab, "Private", randomSecret()));
    await page.next("ack");
    silent.sendText("ping");
    await expect.poll(() => silent.raw).toContain("pong");
    expect(silent.raw.join()).not.toContain("Private");
    silent.close();
  });
});

describe("who was refused", () => {
  it("[FRM2] is not heard any more: a message behind the third bad frame is not stored", async () => {
    const page = await visit(key, { address: alone() });
    const before = await logLength();
    for (let i = 0; i < 3; i++) page.sendText("nonsense");
    page.send(say(page.tab, "Too late", randomSecret()));
    await page.closed;
    expect(await logLength()).toBe(before);
  });

  it("[WHO5] the same said again writes nothing, and changes without end are refused", async () => {
    const page = await visit(key, { address: alone() });
    page.send(say(page.tab, "Hello", randomSecret()));
    await page.next("ack");
    const before = await logLength();
    for (let i = 0; i < 12; i++) page.send({ t: "identify", tab: page.tab, person: { name: "Kari" } });
    await expect.poll(logLength).toBe(before + 1);
    for (let i = 0; i < 12; i++) page.send({ t: "identify", tab: page.tab, person: { name: `Kari ${i}` } });
    expect(await page.next("error")).toMatchObject({ code: "rate_limited" });
    expect(await logLength()).toBe(before + 10);
  });
});

const logLength = () =>
  runInDurableObject(stub(), (_, { storage }) => Number(storage.sql.exec("SELECT COUNT(*) AS n FROM log").one().n));
