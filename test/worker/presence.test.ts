import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { randomId, randomSecret } from "#protocol/ids";
import type { Visit } from "#protocol/model";
import { type Desk, openDesk, WHILE_STAFFED } from "./support/people.ts";
import { attend, helloOf, knock, visit } from "./support/wire.ts";

let desk: Desk;
let key: string;
let site: string;
let address = 0;

beforeAll(async () => {
  desk = await openDesk(WHILE_STAFFED);
  ({ key, id: site } = desk.site);
});

/** An address of its own, so that a test's visitor shares no visit with another's. */
const alone = () => `192.0.2.${++address}`;

const endsOn = (path: string) => (visit: Visit) => visit.trail.at(-1)?.path === path;

/** Rows of every table of the site's object. */
const rows = () =>
  runInDurableObject(env.SITE.get(env.SITE.idFromName(site)), (_, { storage }) => {
    const tables = storage.sql.exec<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf_*' AND name NOT GLOB 'sqlite_*'",
    );
    return Object.fromEntries(
      tables.toArray().map(({ name }) => [name, storage.sql.exec(`SELECT * FROM ${name}`).toArray().length]),
    );
  });

describe("the live board", () => {
  it("RocketChat#4089: shows who is on the site, with page, trail, referrer, country, language, device and browser", async () => {
    const agent = await attend(site, desk.owner);
    const page = await visit(key, {
      address: alone(),
      cf: { country: "NO", city: "Tromsø", timezone: "Europe/Oslo" },
      hello: {
        page: { path: "/boots", title: "Boots" },
        referrer: "https://search.example/",
        language: "nb",
        device: "phone",
      },
    });
    const { put } = await agent.next("visits", ({ put }) => put.some(({ language }) => language === "nb"));
    expect(put[0]).toMatchObject({
      origin: "https://shop.example",
      referrer: "https://search.example/",
      country: "NO",
      city: "Tromsø",
      timeZone: "Europe/Oslo",
      device: "phone",
      browser: "Chrome",
      trail: [{ path: "/boots", title: "Boots" }],
      tabs: [{ person: {}, visitor: null }],
    });
    page.send({ t: "page", tab: page.tab, page: { path: "/basket", title: "Basket" } });
    const moved = await agent.next("visits", ({ put }) => put[0]?.trail.length === 2);
    expect(moved.put[0]?.tabs[0]?.page.path).toBe("/basket");
    page.close();
    const left = await agent.next("visits", ({ gone }) => gone.length > 0);
    expect(left.gone).toEqual([put[0]?.id]);
    agent.close();
  });

  it("[FRM6] agents never see a tab's own id", async () => {
    const agent = await attend(site, desk.owner);
    const page = await visit(key, { address: alone() });
    await agent.next("visits");
    expect(agent.raw.join()).not.toContain(page.tab);
    agent.close();
  });

  it("[WHO2] the next page of the same browser belongs to the same visit; another browser's does not", async () => {
    const from = alone();
    const one = await visit(key, { address: from });
    one.close();
    const agent = await attend(site, desk.owner);
    const two = await visit(key, { address: from, hello: { page: { path: "/boots", title: "Boots" } } });
    const { put } = await agent.next("visits", ({ put }) => put[0]?.trail.at(-1)?.path === "/boots");
    expect(put[0]?.trail.map(({ path }) => path)).toEqual(["/", "/boots"]);
    await visit(key, {
      address: from,
      userAgent: "Mozilla/5.0 Firefox/150.0",
      hello: { page: { path: "/x", title: "X" } },
    });
    const other = await agent.next("visits", ({ put }) => put[0]?.trail.at(-1)?.path === "/x");
    expect(other.put[0]?.trail).toHaveLength(1);
    two.close();
    agent.close();
  });

  it("[WHO5] identify is shown as said, and track names the last event", async () => {
    const agent = await attend(site, desk.owner);
    const page = await visit(key, { address: alone() });
    page.send({ t: "identify", tab: page.tab, person: { name: "Kari", attributes: { plan: "gold" } } });
    page.send({ t: "track", tab: page.tab, name: "cart.updated" });
    const { put } = await agent.next("visits", ({ put }) => put[0]?.lastEvent !== null);
    expect(put[0]).toMatchObject({
      tabs: [{ person: { name: "Kari", attributes: { plan: "gold" } } }],
      lastEvent: { name: "cart.updated" },
    });
    agent.close();
  });

  it("[WHO1] RocketChat#24014: visitors who only look write no row anywhere about themselves", async () => {
    await visit(key, { address: alone() });
    const ofPeople = async () => {
      // Counts of pages, and when they are written [TRF7].
      const { traffic: _counts, alarm: _times, ...others } = await rows();
      return others;
    };
    const before = await ofPeople();
    for (let i = 0; i < 12; i++) {
      const page = await visit(key, { address: alone(), hello: { page: { path: `/p${i}`, title: "P" } } });
      page.send({ t: "page", tab: page.tab, page: { path: "/next", title: "Next" } });
      page.send({ t: "identify", tab: page.tab, person: { name: "Nobody", email: "nobody@example.com" } });
      page.send({ t: "track", tab: page.tab, name: "search", props: { words: "boots" } });
      page.send({ t: "typing", tab: page.tab, on: true });
      await page.next("visit");
      if (i % 2 === 0) page.close();
    }
    expect(await ofPeople()).toEqual(before);
  });

  it("[WHO3] a visit goes on with its sealed ticket, also where the address changed; a changed ticket is as good as none", async () => {
    const page = await visit(key, { address: alone(), hello: { page: { path: "/a", title: "A" } } });
    page.send({ t: "page", tab: page.tab, page: { path: "/b", title: "B" } });
    const { visit: ticket } = await page.next("visit");
    page.close();
    const agent = await attend(site, desk.owner);
    await visit(key, { address: alone(), hello: { visit: ticket, page: { path: "/c", title: "C" } } });
    const found = await agent.next("visits", ({ put }) => put.some(endsOn("/c")));
    expect(found.put.find(endsOn("/c"))?.trail.map(({ path }) => path)).toEqual(["/a", "/b", "/c"]);
    const forged = `${ticket.slice(0, -6)}AAAAAA`;
    await visit(key, { address: alone(), hello: { visit: forged, page: { path: "/d", title: "D" } } });
    const anew = await agent.next("visits", ({ put }) => put.some(endsOn("/d")));
    expect(anew.put.find(endsOn("/d"))?.trail).toHaveLength(1);
    agent.close();
  });
});

describe("an agent writes first", () => {
  /** Two people behind one address with the same browser, and an agent who writes to the second's tab. */
  async function writeTo(body: string) {
    const from = alone();
    const path = `/addressed-${from}`;
    const bystander = await visit(key, { address: from, hello: { page: { path: "/bystander", title: "B" } } });
    const page = await visit(key, { address: from, hello: { page: { path, title: "A" } } });
    const agent = await attend(site, desk.owner);
    const found = agent.now.visits.find(({ tabs }) => tabs.some(({ page }) => page.path === path));
    const handle = found?.tabs.find(({ page }) => page.path === path)?.handle;
    if (found === undefined || handle === undefined) throw new Error("The visit is not on the board.");
    const conversation = randomId();
    agent.send({ t: "start", id: randomId(), conversation, visit: found.id, handle, body });
    return { agent, page, bystander, conversation, from, visit: found.id, handle };
  }

  it("[FST1] only the tab that was addressed gets the words; two people behind one address never see each other's", async () => {
    const { agent, page, bystander, conversation, from } = await writeTo("May I help you with the size?");
    expect(await agent.next("ack")).toMatchObject({ conversation, seq: 1 });
    const { conversation: shown } = await page.next("conversation");
    expect(shown).toMatchObject({ id: conversation, ticket: expect.any(String), messages: [{ from: "agent" }] });
    page.send({ t: "shown", tab: page.tab, conversation });
    page.send({ t: "message", tab: page.tab, id: randomId(), body: "Yes please", secret: randomSecret() });
    await page.next("ack");
    agent.send({ t: "message", id: randomId(), conversation, body: "Take 42" });
    await page.next("message", ({ message }) => message.body === "Take 42");
    const reloaded = await visit(key, { address: from, hello: { page: { path: "/bystander", title: "B" } } });
    expect(reloaded.welcome.conversation).toBeNull();
    bystander.send({ t: "page", tab: bystander.tab, page: { path: "/x", title: "X" } });
    await bystander.next("visit");
    for (const words of ["May I help", "Yes please", "Take 42", conversation])
      expect([...bystander.raw, ...reloaded.raw].join()).not.toContain(words);
    bystander.send({ t: "read", tab: bystander.tab, conversation, seq: 1 });
    expect(await bystander.next("error")).toMatchObject({ code: "not_found" });
    agent.close();
  });

  it("[FST2] once shown, the next page of that tab has the conversation by its ticket", async () => {
    const { agent, page, conversation, from } = await writeTo("Hello!");
    const ticket = (await page.next("conversation")).conversation.ticket ?? "";
    page.send({ t: "shown", tab: page.tab, conversation });
    const reach = await agent.next("events", ({ events }) => events[0]?.event.type === "reach");
    expect(reach.events[0]?.event).toEqual({ type: "reach", conversation, reach: "reached" });
    page.close();
    const next = await visit(key, { address: from, hello: { ticket } });
    expect(next.welcome.conversation).toMatchObject({ id: conversation, ticket: null });
    const secret = randomSecret();
    next.send({ t: "message", tab: next.tab, id: randomId(), body: "Hi", secret });
    expect(await next.next("ack")).toMatchObject({ conversation, seq: 2 });
    const later = await visit(key, { address: alone(), hello: { secret } });
    expect(later.welcome.conversation?.id).toBe(conversation);
    agent.close();
  });

  it("[FST3] the same page coming back before it was shown gets the words after all", async () => {
    const { agent, page, conversation } = await writeTo("Hello again!");
    await page.next("conversation");
    page.close();
    const back = await visit(key, { address: alone(), hello: { tab: page.tab } });
    expect(back.welcome.conversation).toMatchObject({ id: conversation, ticket: expect.any(String) });
    agent.close();
  });

  it("[FST2] a page that was left before its shown arrived still leaves the next one the conversation", async () => {
    const { agent, page, conversation, from } = await writeTo("Quick!");
    const ticket = (await page.next("conversation")).conversation.ticket ?? "";
    page.close();
    const next = await visit(key, { address: from, hello: { ticket } });
    expect(next.welcome.conversation).toMatchObject({ id: conversation, messages: [{ body: "Quick!" }] });
    next.send({ t: "shown", tab: next.tab, conversation });
    await agent.next("events", ({ events }) => events[0]?.event.type === "reach");
    agent.close();
  });

  it("[FST4] a tab that is not there is refused, and nothing is stored", async () => {
    const { agent, page, visit: id, handle } = await writeTo("First");
    await page.next("conversation");
    page.close();
    await agent.next(
      "visits",
      ({ gone, put }) => gone.includes(id) || put.some((one) => one.id === id && one.tabs.length === 1),
    );
    const before = await rows();
    agent.send({ t: "start", id: randomId(), conversation: randomId(), visit: id, handle, body: "Second" });
    expect(await agent.next("error")).toMatchObject({ code: "visitor_gone" });
    expect(await rows()).toEqual(before);
    agent.close();
  });
});

describe("what is volatile", () => {
  it("[REV4] is whole after welcome and then comes in differences: visits, team, availability", async () => {
    const page = await visit(key, { address: alone(), hello: { page: { path: "/whole", title: "" } } });
    const agent = await attend(site, desk.owner);
    expect(agent.now.visits.some(endsOn("/whole"))).toBe(true);
    expect(agent.now.team).toMatchObject([{ name: "Astrid", here: true }]);
    expect(agent.now.availability.open).toBe(false);
    page.send({ t: "page", tab: page.tab, page: { path: "/difference", title: "" } });
    const { put } = await agent.next("visits", ({ put }) => put.some(endsOn("/difference")));
    expect(put).toHaveLength(1);
    agent.close();
  });

  it("[CON8] is not sent to a page that did not say hello", async () => {
    const silent = await knock(key, { address: alone() });
    const agent = await attend(site, desk.owner);
    agent.send({ t: "status", status: "online" });
    await agent.next("availability", ({ availability }) => availability.open);
    agent.send({ t: "status", status: "offline" });
    await agent.next("availability", ({ availability }) => !availability.open);
    silent.send(helloOf(silent.tab));
    await silent.next("welcome");
    expect(silent.raw.map((text) => JSON.parse(text).t)).toEqual(["welcome"]);
    agent.close();
  });
});

describe("availability", () => {
  it("[AVL1] RocketChat#10172: open only while somebody is online and connected, pushed to visitors", async () => {
    const page = await visit(key, { address: alone() });
    expect(page.welcome.availability).toMatchObject({ open: false, reason: "no-agent-online" });
    const agent = await attend(site, desk.owner);
    agent.send({ t: "status", status: "online" });
    expect((await page.next("availability")).availability).toMatchObject({ open: true, agents: [{ name: "Astrid" }] });
    agent.send({ t: "status", status: "away" });
    expect((await page.next("availability")).availability.open).toBe(false);
    agent.send({ t: "status", status: "online" });
    expect((await page.next("availability")).availability.open).toBe(true);
    agent.close();
    expect((await page.next("availability")).availability.open).toBe(false);
    const again = await attend(site, desk.owner);
    expect(again.welcome.me.status).toBe("online");
    expect((await page.next("availability")).availability.open).toBe(true);
    again.close();
  });
});
