import type { Locator, Page } from "playwright-core";
import { describe, expect, inject } from "vitest";
import { en } from "../../console/locales/en.ts";
import { en as widget } from "../../widget/locales/en.ts";
import { openConsole } from "../support/console.ts";
import { makeDesk } from "../support/desk.ts";
import { type Network, startNetwork } from "../support/network.ts";
import { test as base } from "../support/test.ts";
import { onPage, openShop, type Visitor } from "../support/visitor.ts";

/** A desk that is reached through a network which the test can break. */
const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads what a fixture needs from this pattern.
  .extend("network", { scope: "file" }, async ({}, { onCleanup }): Promise<Network> => {
    const network = await startNetwork(inject("edge"));
    onCleanup(() => network.stop());
    return network;
  })
  .extend("far", { scope: "file" }, async ({ network }, { onCleanup }) => {
    const desk = await makeDesk(network.url, inject("team"), "Far away");
    onCleanup(() => desk.shop.stop());
    return desk;
  });

/** Sockets that a page opened and that are open still. */
function socketsOf(page: Page): { count(): number } {
  const open = new Set<unknown>();
  page.on("websocket", (socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  return { count: () => open.size };
}

/** A second tab whose sockets are counted from the start. */
async function openTab(beside: Visitor, path: string) {
  const page = await beside.context.newPage();
  const sockets = socketsOf(page);
  await page.goto(new URL(path, beside.page.url()).href);
  await page.locator("css=body > div").last().waitFor({ state: "attached" });
  return { page, sockets };
}

const once = async (logs: readonly Locator[], texts: readonly string[], timeout = 20_000) => {
  for (const log of logs)
    for (const text of texts)
      await expect.poll(() => log.getByText(text, { exact: true }).count(), { timeout, message: text }).toBe(1);
};

describe("several tabs", () => {
  test("[TAB1] share one socket, the conversation and the count of what is unread", async ({ agent, visitor }) => {
    const desk = await agent();
    const first = await visitor("/tents");
    await first.say("Two tabs, one socket");
    await desk.open("Two tabs, one socket");
    const { page, sockets } = await openTab(first, "/packs");
    const second = onPage(page);
    await first.page.getByRole("button", { name: widget.close }).click();
    await desk.say("Seen in both");
    for (const { launcher } of [first, second]) await expect.poll(() => launcher.getAttribute("data-unread")).toBe("1");
    await second.peek.getByText("Seen in both").waitFor();
    expect(sockets.count()).toBe(0);
    await second.say("Said in the second");
    await expect.poll(() => first.launcher.getAttribute("data-unread")).toBe("");
    await first.openChat();
    await once([first.log, second.log, desk.log], ["Two tabs, one socket", "Seen in both", "Said in the second"]);
    expect(sockets.count()).toBe(0);
  });

  test("[TAB2] of which the leader is closed in mid-send go on in under two seconds, and nothing is lost", async ({
    agent,
    visitor,
  }) => {
    const desk = await agent();
    const first = await visitor("/tents");
    await first.say("From the leader");
    await desk.open("From the leader");
    const { page, sockets } = await openTab(first, "/packs");
    const second = onPage(page);
    await second.openChat();
    await second.log.getByText("From the leader").waitFor();
    await second.field.fill("Said while the leader goes");
    await Promise.all([first.page.close(), second.field.press("Enter")]);
    const gone = Date.now();
    await expect.poll(() => sockets.count(), { timeout: 8_000, interval: 20 }).toBe(1);
    const took = Date.now() - gone;
    console.info(`The next tab had a socket after ${took} ms.`);
    // What the rule promises, not a measure of speed: the timers in it are half a second long.
    expect(took).toBeLessThan(2_000);
    await desk.say("Still there?");
    await once([second.log, desk.log], ["From the leader", "Said while the leader goes", "Still there?"]);
  });

  test("make one sound together for an answer that nobody looks at", async ({ agent, visitor }) => {
    const desk = await agent();
    const first = await visitor("/tents");
    const second = await visitor("/packs", { beside: first });
    for (const { page } of [first, second])
      await page.evaluate(() => {
        const made: number[] = [];
        Object.assign(window, { made });
        window.AudioContext = class extends AudioContext {
          constructor() {
            super();
            made.push(1);
          }
        };
        Object.defineProperty(document, "hidden", { get: () => true });
      });
    await first.say("Anybody?");
    await second.openChat();
    await second.log.getByText("Anybody?").waitFor();
    await desk.open("Anybody?");
    await desk.say("Here");
    for (const { log } of [first, second]) await log.getByText("Here", { exact: true }).waitFor();
    const made = () =>
      Promise.all([first, second].map(({ page }) => page.evaluate(() => (window as { made?: number[] }).made?.length)));
    await expect.poll(async () => (await made()).reduce((sum, n) => (sum ?? 0) + (n ?? 0), 0)).toBe(1);
  });
});

describe("a bad network", () => {
  test("that the browser loses: what was written meanwhile arrives once, both ways", async ({ agent, visitor }) => {
    const desk = await agent();
    const guest = await visitor("/");
    await guest.say("Before the tunnel");
    await desk.open("Before the tunnel");
    await desk.say("Hello from the desk");
    await guest.log.getByText("Hello from the desk").waitFor();
    await guest.context.setOffline(true);
    await guest.say("In the tunnel");
    await desk.say("Sent into the tunnel");
    await guest.log.getByText(widget.sending).waitFor();
    await guest.context.setOffline(false);
    await once(
      [guest.log, desk.log],
      ["Before the tunnel", "Hello from the desk", "In the tunnel", "Sent into the tunnel"],
      45_000,
    );
  });

  test("[POL4] without sockets is crossed by HTTP, and left for a socket when there is one again", async ({
    network,
    far,
    windows,
  }) => {
    network.blockSockets();
    const desk = await openConsole(windows, far, far.owner);
    const guest = await openShop(windows, `${far.shop.url}/tents`);
    const sockets = socketsOf(guest.page);
    await guest.say("By post");
    await desk.open("By post");
    await desk.say("And back");
    await once([guest.log, desk.log], ["By post", "And back"]);
    await guest.log.getByText(widget.read, { exact: true }).waitFor();
    network.allowSockets();
    await expect.poll(() => sockets.count(), { timeout: 60_000 }).toBe(1);
    await guest.say("By wire again");
    await once([guest.log, desk.log], ["By post", "And back", "By wire again"]);
  }, 120_000);

  test("[RES2] that is cut again and again while both write loses nothing and doubles nothing", async ({
    network,
    far,
    windows,
  }) => {
    network.allowSockets();
    const desk = await openConsole(windows, far, far.owner);
    const guest = await openShop(windows, `${far.shop.url}/packs`);
    await guest.say("Cut 0");
    await desk.open("Cut 0");
    const said = ["Cut 0"];
    for (let i = 1; i <= 5; i++) {
      await guest.say(`Cut ${i}`);
      await desk.say(`Answer ${i}`);
      said.push(`Cut ${i}`, `Answer ${i}`);
      network.cut();
    }
    await once([guest.log, desk.log], said, 45_000);
    await desk.page.getByText(en.link.waiting).waitFor({ state: "detached" });
  });
});
