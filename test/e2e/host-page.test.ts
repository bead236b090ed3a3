import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import "../../widget/api/hej.ts";
import { en as widget } from "../../widget/locales/en.ts";
import { test } from "../support/test.ts";

/** Everything a page may keep on the device. */
const kept = (page: Page) =>
  page.evaluate(async () => ({
    cookies: document.cookie,
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));

const NOTHING = { cookies: "", local: [], session: [], databases: [], caches: [], workers: 0 };

describe("on the owner's page", () => {
  test.for([
    ["allows one host and nothing else", "/csp"],
    ["requires Trusted Types too, and knows our policy", "/csp-trusted"],
  ])("the chat works under a Content-Security-Policy that %s", async ([, path], { agent, visitor, windows }) => {
    const desk = await agent();
    const guest = await visitor(path);
    const text = `Hej from ${path}`;
    await guest.say(text);
    await desk.open(text);
    await desk.say(`Hej to ${path}`);
    await guest.log.getByText(`Hej to ${path}`).waitFor();
    await guest.page.goto(`${guest.page.url()}/second`);
    await guest.log.getByText(`Hej to ${path}`).waitFor();
    expect(windows.complaints()).toEqual([]);
  });

  test("it goes away quietly where a policy does not let it draw", async ({ visitor }) => {
    const guest = await visitor("/csp-closed");
    await guest.launcher.hover();
    await guest.launcher.waitFor({ state: "detached" });
    expect(await guest.page.getByRole("heading").textContent()).toBe("Trusted Types without our policy");
    expect(await kept(guest.page)).toEqual(NOTHING);
  });

  test("hostile styles neither hide nor bend it", async ({ agent, visitor }) => {
    const desk = await agent();
    const guest = await visitor("/hostile");
    await guest.say("Can you see me?");
    await desk.open("Can you see me?");
    await desk.say("Clear as day");
    await guest.log.getByText("Clear as day").waitFor();
    const box = await guest.chat.boundingBox();
    expect(box?.width).toBeGreaterThan(300);
    expect(box?.height).toBeGreaterThan(300);
    const style = await guest.field.evaluate((field) => {
      const { direction, fontSize, letterSpacing, textTransform, opacity } = getComputedStyle(field);
      return { direction, fontSize, letterSpacing, textTransform, opacity };
    });
    expect(style).toEqual({
      direction: "ltr",
      fontSize: "16px",
      letterSpacing: "normal",
      textTransform: "none",
      opacity: "1",
    });
  });

  test("nothing is kept on the device until the visitor writes", async ({ agent, visitor }) => {
    const desk = await agent();
    const guest = await visitor("/");
    await desk.visits("Outdoor gear").waitFor();
    await guest.page.getByRole("link", { name: "Packs", exact: true }).click();
    await desk.visits("/packs").waitFor();
    await guest.openChat();
    await guest.chat.getByRole("button", { name: widget.close }).click();
    await guest.page.reload();
    await desk.visits("/packs").waitFor();
    expect(await kept(guest.page)).toEqual(NOTHING);
    expect(await guest.context.cookies()).toEqual([]);
    await guest.say("Now you may");
    await guest.log
      .getByText(widget.delivered, { exact: true })
      .or(guest.log.getByText(widget.sent, { exact: true }))
      .waitFor();
    expect((await kept(guest.page)).local).toHaveLength(1);
    expect(await guest.context.cookies()).toEqual([]);
  });

  test("destroy leaves nothing behind", async ({ agent, visitor, desk: { shop } }) => {
    const desk = await agent();
    const bare = await visitor("/bare");
    const guest = await visitor("/tents");
    const sockets = new Set<string>();
    guest.page.on("websocket", (socket) => {
      sockets.add(socket.url());
      socket.on("close", () => sockets.delete(socket.url()));
    });
    await guest.page.reload();
    await desk.visits("/tents").waitFor();
    await guest.openChat();
    await expect.poll(() => sockets.size).toBe(1);
    await guest.page.evaluate(() => window.hej?.("destroy"));
    await expect.poll(() => sockets.size).toBe(0);
    await desk.visits("/tents").waitFor({ state: "detached", timeout: 20_000 });
    await bare.page.goto(`${shop.url}/bare`);
    const traces = async (page: Page) => ({
      globals: await page.evaluate(() => Object.getOwnPropertyNames(window).sort()),
      nodes: await page.evaluate(() => document.querySelectorAll("body > :not(header, main, footer, script)").length),
      listeners: await listeners(page),
      patched: await page.evaluate(() => [history.pushState, history.replaceState].map(String)),
    });
    expect(await traces(guest.page)).toEqual(await traces(bare.page));
    expect(await kept(guest.page)).toEqual(NOTHING);
  });

  test("everything can be done with the keyboard alone, on both sides", async ({ agent, visitor }) => {
    const desk = await agent();
    const guest = await visitor("/csp");
    const { keyboard } = guest.page;
    await guest.launcher.waitFor();
    const inFocus = () =>
      guest.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute("aria-label") ?? "");
    for (let presses = 0; presses < 20 && !(await inFocus()).startsWith("Chat"); presses++) await keyboard.press("Tab");
    await keyboard.press("Enter");
    await guest.field.waitFor();
    await expect.poll(inFocus).toBe(widget.yourMessage);
    await keyboard.type("Only keys here");
    await keyboard.press("Enter");
    await guest.log.getByText("Only keys here").waitFor();

    const isShown = () =>
      desk.log
        .getByText("Only keys here")
        .waitFor({ timeout: 500 })
        .then(
          () => true,
          () => false,
        );
    await desk.go("inbox");
    await desk.section("waiting").getByRole("link").filter({ hasText: "Only keys here" }).waitFor();
    for (let presses = 0; presses < 10 && !(await isShown()); presses++)
      await desk.page.keyboard.press("Alt+ArrowDown");
    await desk.page.keyboard.type("Here too");
    await desk.page.keyboard.press("Enter");
    await guest.log.getByText("Here too").waitFor();

    await keyboard.press("Escape");
    await guest.chat.waitFor({ state: "detached" });
    await expect.poll(inFocus).toMatch(/^Chat/);
  });

  test("it speaks the page's language and sits on its side", async ({ visitor }) => {
    const guest = await visitor("/ar", { locale: "en-GB" });
    const launcher = guest.page.getByRole("button", { name: /^الدردشة/ });
    await launcher.click();
    const chat = guest.page.getByRole("dialog");
    await chat.waitFor();
    expect(await chat.evaluate((panel) => getComputedStyle(panel).direction)).toBe("rtl");
    expect((await launcher.boundingBox())?.x).toBeLessThan(200);
  });
});

/** Names of events that the page and its document listen to, asked from the browser itself. */
async function listeners(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const found: string[] = [];
  for (const expression of ["window", "document", "document.body", "document.documentElement"]) {
    const { result } = await session.send("Runtime.evaluate", { expression });
    const { listeners: some } = await session.send("DOMDebugger.getEventListeners", {
      objectId: result.objectId ?? "",
    });
    found.push(...some.map(({ type }) => `${expression} ${type}`));
  }
  return found.sort();
}
