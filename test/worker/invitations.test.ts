import { abortAllDurableObjects, evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { randomId, randomSecret } from "#protocol/ids";
import type { ChangeSettings, Outcomes } from "#protocol/rest";
import type { Trigger } from "#protocol/trigger";
import { ask, call } from "./support/http.ts";
import { addSite, change, type Desk, openDesk, WHILE_STAFFED } from "./support/people.ts";
import { attend, helloOf, knock, type VisitorOptions, visit } from "./support/wire.ts";

let desk: Desk;
let address = 0;

beforeAll(async () => {
  desk = await openDesk();
});

const alone = () => `192.0.2.${++address}`;

/** On the tents page, at once. */
const trigger = (more: Partial<Trigger> = {}): Trigger => ({
  id: randomId(),
  name: "Tents",
  on: true,
  when: { test: "page", paths: ["/tents"] },
  does: [{ do: "invite", as: "bubble", to: "chat" }],
  texts: [{ language: "en", says: ["Which tent is it to be?"] }],
  holdout: 0,
  priority: 50,
  ...more,
});

const TENTS = { path: "/tents", title: "Tents" };
const onTents = (hello: VisitorOptions["hello"] = {}) => ({ address: alone(), hello: { page: TENTS, ...hello } });

/** A site of its own, with these triggers. */
async function siteWith(triggers: Trigger[], more: ChangeSettings = {}) {
  const { id, key } = await addSite(desk);
  await change(desk.owner, id, { triggers, ...more });
  const stub = () => env.SITE.get(env.SITE.idFromName(id));
  const counted = async () => {
    const { cookie } = desk.owner;
    const { outcomes } = await ask<Outcomes>(`/api/sites/${id}/triggers/outcomes`, { cookie });
    return Object.fromEntries(outcomes.map(({ what, times }) => [what, times]));
  };
  return { id, key, evict: () => evictDurableObject(stub()), counted };
}

type Page = Awaited<ReturnType<typeof visit>>;

/** All that came until the site answered something sent later. */
async function came(page: Page) {
  page.send({ t: "read", tab: page.tab, conversation: randomId(), seq: 1 });
  await page.next("error");
  return page.raw.map((text) => JSON.parse(text));
}
const invitesOf = async (page: Page) => (await came(page)).filter(({ t }) => t === "invite");
const say = (page: Page, of: Trigger, what: "shown" | "dismissed" | "accepted" | "ignored" | "busy") =>
  page.send({ t: "invited", tab: page.tab, trigger: of.id, what });

describe("an invitation", () => {
  it("[INV1] goes to the one tab in which its condition came true, and to no other of the visit", async () => {
    const tents = trigger();
    const { key } = await siteWith([tents]);
    const from = alone();
    const other = await visit(key, { address: from });
    const page = await visit(key, { address: from });
    page.send({ t: "page", tab: page.tab, page: TENTS });
    expect(await page.next("invite")).toMatchObject({
      ...{ tab: page.tab, trigger: tents.id, as: "bubble", to: "chat" },
      ...{ text: "Which tent is it to be?", language: "en", department: null },
    });
    expect(await invitesOf(other)).toEqual([]);
  });

  it("[INV1] comes when the page says that it is time, which it is asked to", async () => {
    const slow = trigger({ when: { test: "time-on-page", least: 1 } });
    const { key } = await siteWith([slow]);
    const page = await visit(key, { address: alone() });
    const { after } = await page.next("look");
    expect(after).toBeGreaterThan(500);
    expect(after).toBeLessThanOrEqual(1_000);
    await new Promise((resolve) => setTimeout(resolve, after + 20));
    page.send({ t: "still", tab: page.tab });
    expect(await page.next("invite")).toMatchObject({ trigger: slow.id });
  });

  it("[TRG9] is one a visit: no second one in another tab, after a reconnect, an eviction or a deploy", async () => {
    const { key, evict } = await siteWith([trigger(), trigger({ when: { all: [] }, priority: 1 })]);
    const options = onTents();
    const page = await visit(key, options);
    const { visit: ticket } = await page.next("visit");
    await page.next("invite");
    expect(await invitesOf(await visit(key, options))).toEqual([]);
    await evict();
    page.send({ t: "still", tab: page.tab });
    expect(await invitesOf(page)).toHaveLength(1);
    const again = await visit(key, { ...options, hello: { ...options.hello, tab: page.tab } });
    expect(await invitesOf(again)).toEqual([]);
    await abortAllDurableObjects();
    const hello = { page: TENTS, tab: page.tab, visit: ticket };
    expect(await invitesOf(await visit(key, { address: alone(), hello }))).toEqual([]);
  });

  it("[INV2] that could not be shown does not count, and comes when the page says that they type no more", async () => {
    const tents = trigger();
    const { key } = await siteWith([tents]);
    const page = await visit(key, onTents());
    await page.next("invite");
    say(page, tents, "busy");
    expect(await invitesOf(page)).toHaveLength(1);
    page.send({ t: "still", tab: page.tab });
    await page.next("invite");
    say(page, tents, "shown");
    say(page, tents, "busy");
    page.send({ t: "still", tab: page.tab });
    expect(await invitesOf(page)).toHaveLength(2);
  });

  it("[INV3] dismissed is remembered from what the device kept, in a visit a week later too", async () => {
    const { key } = await siteWith([trigger()]);
    const day = 24 * 3_600_000;
    const entry = (days: number, fate: "dismissed" | "accepted") => {
      const at = Date.now() - days * day;
      return { trigger: randomId(), visit: randomId(), at, fate, fateAt: at };
    };
    const lately = await visit(key, onTents({ ledger: [entry(6, "dismissed")] }));
    expect(await invitesOf(lately)).toEqual([]);
    const longAgo = await visit(key, onTents({ ledger: [entry(8, "dismissed")] }));
    expect(await invitesOf(longAgo)).toHaveLength(1);
    const often = await visit(key, onTents({ ledger: [1, 2, 3].map((days) => entry(days, "accepted")) }));
    expect(await invitesOf(often)).toEqual([]);
  });

  it("[INV3] what others did to the device's storage refuses no page", async () => {
    const { key } = await siteWith([trigger()]);
    const page = await knock(key, { address: alone() });
    page.sendText(JSON.stringify({ ...helloOf(page.tab), page: TENTS, ledger: [{ trigger: 7 }] }));
    expect(await page.next("invite")).toMatchObject({ as: "bubble" });
  });

  it("[TRG9] to chat there is none while nobody is there; to leave a message there may be", async () => {
    const toLeave = trigger({ does: [{ do: "invite", as: "launcher", to: "message" }], priority: 1 });
    const { key } = await siteWith([trigger(), toLeave], WHILE_STAFFED);
    const page = await visit(key, onTents());
    expect((await invitesOf(page)).map(({ trigger }) => trigger)).toEqual([toLeave.id]);
  });

  it("[TRG9] there is none for who talks with somebody", async () => {
    const { key } = await siteWith([trigger()]);
    const page = await visit(key, { address: alone() });
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "Hello", secret: randomSecret() });
    await page.next("ack");
    page.send({ t: "page", tab: page.tab, page: TENTS });
    expect(await invitesOf(page)).toEqual([]);
  });

  it("[INV5] held out is counted once a visit and not invited; what was shown is counted with what came of it", async () => {
    const held = trigger({ holdout: 50 });
    const { key, counted } = await siteWith([held]);
    const outcomes: number[] = [];
    for (let visitor = 0; visitor < 24; visitor++) {
      const page = await visit(key, onTents());
      page.send({ t: "still", tab: page.tab });
      const invites = await invitesOf(page);
      outcomes.push(invites.length);
      if (invites.length === 0) continue;
      say(page, held, "shown");
      say(page, held, "shown");
      say(page, held, "accepted");
      await came(page);
    }
    const invited = outcomes.filter((count) => count === 1).length;
    expect(invited).toBeGreaterThan(0);
    expect(invited).toBeLessThan(24);
    expect(await counted()).toEqual({ "held-out": 24 - invited, shown: invited, accepted: invited });
  });

  it("[INV2] that is on the screen when the last page goes was ignored", async () => {
    const tents = trigger();
    const { key, counted } = await siteWith([tents]);
    const page = await visit(key, onTents());
    await page.next("invite");
    say(page, tents, "shown");
    await came(page);
    page.close();
    await expect.poll(counted).toEqual({ shown: 1, ignored: 1 });
  });

  it("[INV6] is drawn in a place of the page only where that has one", async () => {
    const inline = trigger({ does: [{ do: "invite", as: "inline", slot: "column", to: "chat" }] });
    const { key } = await siteWith([inline]);
    const page = await visit(key, onTents());
    expect(await invitesOf(page)).toEqual([]);
    page.send({ t: "page", tab: page.tab, page: { ...TENTS, title: "All tents" }, slots: ["column"] });
    expect(await page.next("invite")).toMatchObject({ as: "inline", slot: "column" });
  });
});

describe("what a trigger does quietly", () => {
  it("[INV4] tags the visit, tells agents once, and says for whom the conversation is that begins", async () => {
    const department = { id: randomId(), name: "Tents", rule: null, hours: null };
    const tents = trigger({
      does: [
        { do: "invite", as: "bubble", to: "chat" },
        { do: "tag", tag: "camper" },
        { do: "tell", department: department.id },
        { do: "department", id: department.id },
      ],
    });
    const { id, key, evict } = await siteWith([], { departments: [department] });
    await change(desk.owner, id, { triggers: [tents] });
    const agent = await attend(id, desk.owner);
    const page = await visit(key, onTents());
    expect(await page.next("invite")).toMatchObject({ department: department.id });
    expect((await came(page)).length).toBeGreaterThan(0);
    expect(agent.rest().filter(({ t }) => t === "told")).toEqual([]);
    say(page, tents, "shown");
    const { visit: told } = await agent.next("told", ({ trigger }) => trigger === tents.id);
    const { put } = await agent.next("visits", ({ put }) => put.some(({ tags }) => tags !== undefined));
    expect(put[0]).toMatchObject({ id: told, tags: ["camper"] });
    await evict();
    say(page, tents, "shown");
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "Two of us", secret: randomSecret() });
    await page.next("ack");
    const { now, snapshot } = await attend(id, desk.owner);
    expect(now.visits[0]?.tags).toEqual(["camper"]);
    expect(snapshot.conversations[0]?.conversation.department).toBe(department.id);
    expect(agent.rest().filter(({ t }) => t === "told")).toEqual([]);
    agent.close();
  });
});

describe("settings", () => {
  it("[TRG1] name the place of what a trigger names and the site does not have", async () => {
    const { id } = await siteWith([]);
    const lost = trigger({ when: { all: [{ test: "segment", id: randomId() }] } });
    const response = await call(`/api/sites/${id}`, {
      method: "PATCH",
      json: { triggers: [lost] },
      cookie: desk.owner.cookie,
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("triggers.0.when.all.0.id");
  });

  it("[INV1] without triggers say nothing of them to a page", async () => {
    const { key } = await siteWith([]);
    const page = await visit(key, onTents({ ledger: [] }));
    expect((await came(page)).map(({ t }) => t)).toEqual(["welcome", "error"]);
  });
});
