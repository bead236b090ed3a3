import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { close } from "#protocol/close";
import { SILENT_AFTER } from "#protocol/limits";
import { makeContext } from "../../worker/site/context.ts";
import { type Desk, openDesk, WHILE_STAFFED } from "./support/people.ts";
import { attend, knockAsAgent, visit } from "./support/wire.ts";

let desk: Desk;
let address = 0;

beforeAll(async () => {
  desk = await openDesk(WHILE_STAFFED);
});
afterEach(() => {
  vi.useRealTimers();
});

const MINUTE = 60_000;
/** What a site's settings say from the start. */
const IDLE_AFTER = 10 * MINUTE;
const SIGNED_OFF_AFTER = 60 * MINUTE;

const stub = () => env.SITE.get(env.SITE.idFromName(desk.site.id));

/** Looks at the consoles as the alarm does, so many milliseconds from now. */
async function lookLater(ms: number) {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms });
  await runInDurableObject(stub(), (_, { storage }) => {
    storage.sql.exec("UPDATE alarm SET at = 1 WHERE key = 'pulse'");
    return storage.setAlarm(Date.now() + 60_000);
  });
  expect(await runDurableObjectAlarm(stub())).toBe(true);
}

/** An agent who is online, and a page of the shop that knows it. */
async function bothHere() {
  const agent = await attend(desk.site.id, desk.owner);
  if (agent.now.team[0]?.status !== "online") {
    agent.send({ t: "status", status: "online" });
    await agent.next("team", ({ team }) => team[0]?.status === "online");
  }
  const page = await visit(desk.site.key, { address: `192.0.2.${++address}` });
  expect(page.welcome.availability.open).toBe(true);
  return { agent, page };
}

describe("a console that says nothing any more", () => {
  it("[AVL3] RocketChat#10172: is closed with silent, and visitors hear that nobody is there", async () => {
    const { agent, page } = await bothHere();
    await lookLater(SILENT_AFTER + 1_000);
    expect(await agent.closed).toBe(close.silent.code);
    const { availability } = await page.next("availability");
    expect(availability).toMatchObject({ open: false, reason: "no-agent-online" });
  });

  it("[AVL1] [AVL3] is not there after a wake, though the platform lists it until its other end answers", async () => {
    const { agent } = await bothHere();
    agent.rest();
    const [open, closing] = await runInDurableObject(stub(), (_, ctx) => {
      const [listed] = ctx.getWebSockets("agent");
      const there = () => {
        const woken = {
          storage: ctx.storage,
          getWebSockets: () => [listed],
          getWebSocketAutoResponseTimestamp: () => null,
        };
        return makeContext(woken as unknown as DurableObjectState).sockets.hasAgents();
      };
      const before = there();
      listed?.close(close.silent.code);
      return [before, there()];
    });
    expect([open, closing]).toEqual([true, false]);
  });

  it("[AVL3] is found after the object was evicted, too", async () => {
    const { agent, page } = await bothHere();
    await evictDurableObject(stub());
    await lookLater(SILENT_AFTER + 1_000);
    expect(await agent.closed).toBe(close.silent.code);
    expect((await page.next("availability")).availability.open).toBe(false);
  });

  it("[AVL3] stays as long as it pings, which the platform answers, and nobody is told the same again", async () => {
    // Opened half a minute ago; the platform's answer to the ping has its own clock, and is of now.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 30_000 });
    const { agent, page } = await bothHere();
    vi.useRealTimers();
    agent.sendText("ping");
    await vi.waitFor(() => expect(agent.raw).toContain("pong"));
    agent.rest();
    const heard = Date.now();
    await evictDurableObject(stub());
    await lookLater(10_000);
    // The next look is when this ping would be too old.
    const next = await runInDurableObject(stub(), (_, { storage }) =>
      storage.sql.exec<{ at: number }>("SELECT at FROM alarm WHERE key = 'pulse'").one(),
    );
    expect(next.at).toBeGreaterThan(heard - 5_000 + SILENT_AFTER);
    expect(next.at).toBeLessThanOrEqual(heard + SILENT_AFTER);
    agent.send({ t: "log", conversation: "x".repeat(22) });
    await agent.next("error");
    expect(page.rest().filter(({ t }) => t === "availability")).toEqual([]);
    expect(agent.rest()).toEqual([]);
    agent.close();
  });
});

describe("an agent who touches nothing", () => {
  it("[AVL4] RocketChat#23894: is idle after ten minutes and counts as away, until somebody touches the console", async () => {
    const { agent, page } = await bothHere();
    agent.close();
    await page.next("availability", ({ availability }) => !availability.open);
    const back = await knockAsAgent(desk.site.id, desk.owner.cookie);
    back.send({ t: "hello", untouched: IDLE_AFTER });
    const { team } = await back.next("now");
    expect(team).toMatchObject([{ here: true, idle: true, status: "online" }]);
    expect(page.rest().filter(({ t }) => t === "availability")).toEqual([]);
    back.send({ t: "active" });
    expect(await page.next("availability")).toMatchObject({ availability: { open: true } });
    expect((await back.next("team")).team).toMatchObject([{ here: true, idle: false }]);
    back.close();
  });

  it("[AVL4] is noticed by the site itself, without a word of the console, and after an hour is offline", async () => {
    const { agent, page } = await bothHere();
    const hello = await knockAsAgent(desk.site.id, desk.owner.cookie);
    agent.close();
    hello.send({ t: "hello", untouched: IDLE_AFTER - 5_000 });
    await hello.next("now");
    await lookLater(10_000);
    expect(await page.next("availability", ({ availability }) => !availability.open)).toBeTruthy();
    const late = await knockAsAgent(desk.site.id, desk.owner.cookie);
    hello.close();
    late.send({ t: "hello", untouched: SIGNED_OFF_AFTER });
    await late.next("now");
    await lookLater(0);
    const { team } = await late.next("team", ({ team }) => team[0]?.status === "offline");
    expect(team).toMatchObject([{ here: true, idle: true }]);
    late.close();
  });
});
