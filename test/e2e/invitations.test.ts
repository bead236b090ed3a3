import { randomBytes } from "node:crypto";
import type { Page } from "playwright-core";
import * as v from "valibot";
import { describe, expect } from "vitest";
import { inviteWords } from "../../widget/locales/invite.ts";
import type { Desk } from "../support/desk.ts";
import { clientOf } from "../support/team.ts";
import { test } from "../support/test.ts";

const words = inviteWords("en");
const newId = () => randomBytes(16).toString("base64url");
const SAID = "Not sure which one? Ask us.";

type Given = { when: object; does: object[] };

/** What the owner set up for this test. Everybody counts as there, so that no console is needed. */
async function setUp(desk: Desk, ...triggers: Given[]): Promise<void> {
  const given = triggers.map(({ when, does }) => ({
    ...{ id: newId(), name: "A trigger", on: true, when, does, holdout: 0, priority: 50 },
    texts: [{ language: "en", says: [SAID] }],
  }));
  const change = { rule: "hours", triggers: given, restraint: { perVisit: 3 } };
  await clientOf(desk.edge, desk.owner).send("PATCH", `/api/sites/${desk.site.id}`, change, v.unknown());
}

const bubble = { do: "invite", as: "bubble", to: "chat" };
const onPacks = { test: "page", paths: ["/packs"] };

const card = (page: Page) => page.getByText(SAID);
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const ledger = (page: Page) =>
  page.evaluate(() => Object.values(localStorage).flatMap((kept) => JSON.parse(kept).ledger ?? []));
const focused = (page: Page) => page.evaluate(() => document.activeElement?.localName);

/** So long that what is to come would have come. */
const settle = (page: Page) => page.waitForTimeout(1_500);

describe("an invitation", () => {
  test("[INV1] [INV3] greets after some seconds, takes no focus, and once dismissed is gone on the next page too", async ({
    desk,
    visitor,
    windows,
  }) => {
    await setUp(desk, { when: { test: "time-on-site", least: 2 }, does: [bubble] });
    const began = Date.now();
    const { page } = await visitor("/");
    await card(page).waitFor();
    expect(Date.now() - began).toBeGreaterThan(1_900);
    expect(await focused(page)).toBe("body");
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    await button(page, words.dismiss).click();
    await card(page).waitFor({ state: "detached" });
    expect(await ledger(page)).toMatchObject([{ fate: "dismissed" }]);
    await page.getByRole("link", { name: "Packs", exact: true }).click();
    await page.waitForTimeout(3_000);
    expect(await card(page).count()).toBe(0);
    expect(windows.complaints()).toEqual([]);
  });

  test("is dismissed by Escape, and never covers more than its corner of a phone", async ({ desk, visitor }) => {
    await setUp(desk, { when: onPacks, does: [bubble] });
    const { page } = await visitor("/packs", { viewport: { width: 360, height: 640 }, isMobile: true });
    await card(page).waitFor();
    const box = await card(page).boundingBox();
    expect(box?.x).toBeGreaterThan(0);
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThan(360);
    expect(box?.y).toBeGreaterThan(320);
    expect(await card(page).evaluate((said) => getComputedStyle(said).fontSize)).toBe("16px");
    await page.keyboard.press("Escape");
    await card(page).waitFor({ state: "detached" });
  });

  test("[FRM6] accepted opens the chat, which begins with its words", async ({ desk, visitor }) => {
    await setUp(desk, { when: onPacks, does: [bubble] });
    const guest = await visitor("/packs");
    await button(guest.page, words.chat).click();
    await guest.log.getByText(SAID).waitFor();
    await guest.field.waitFor();
    expect(await guest.page.getByText(SAID).count()).toBe(1);
    expect(await ledger(guest.page)).toMatchObject([{ fate: "accepted" }]);
  });

  test("to leave a message opens the form for one, though somebody is there", async ({ desk, visitor }) => {
    await setUp(desk, { when: onPacks, does: [{ ...bubble, to: "message" }] });
    const guest = await visitor("/packs");
    await button(guest.page, words.message).click();
    await guest.chat.getByRole("textbox", { name: "Your e-mail" }).waitFor();
  });

  test("[INV6] stands in the place that the page has for it, and is dismissed there", async ({ desk, visitor }) => {
    await setUp(desk, { when: onPacks, does: [{ do: "invite", as: "inline", slot: "column", to: "chat" }] });
    const { page } = await visitor("/packs");
    const column = page.locator('[data-hej-slot="column"]');
    await column.getByText(SAID).waitFor();
    await column.getByRole("button", { name: words.dismiss }).click();
    await expect.poll(() => column.locator("*").count()).toBe(0);
  });

  test("is quietly a mark on the launcher, which is named by its words", async ({ desk, visitor }) => {
    await setUp(desk, { when: onPacks, does: [{ do: "invite", as: "launcher", to: "chat" }] });
    const { page } = await visitor("/packs");
    const launcher = page.getByRole("button", { name: /^Not sure which one.* Chat/ });
    await launcher.waitFor();
    expect(await card(page).evaluate((said) => getComputedStyle(said.closest(".invite") ?? said).opacity)).toBe("0");
    await launcher.hover();
    await expect
      .poll(() => card(page).evaluate((said) => getComputedStyle(said.closest(".invite") ?? said).opacity))
      .toBe("1");
    await button(page, words.dismiss).click();
    await page.getByRole("button", { name: /^Chat/ }).waitFor();
  });

  test("[INV2] waits while the visitor types in a form of the page, and comes when they are done", async ({
    desk,
    visitor,
  }) => {
    await setUp(desk, { when: { test: "time-on-page", least: 3 }, does: [bubble] });
    const { page } = await visitor("/");
    await page.evaluate(() => document.querySelector("main")?.append(document.createElement("input")));
    await page.locator("main > input").focus();
    await page.waitForTimeout(4_500);
    expect(await card(page).count()).toBe(0);
    expect(await focused(page)).toBe("input");
    await page.locator("main > input").blur();
    await card(page).waitFor();
  });
});

describe("who is stuck", () => {
  test("[ACT1] clicks that nothing answers are told, by a name and nothing else", async ({ agent, desk, visitor }) => {
    await setUp(desk);
    const console = await agent();
    const { page } = await visitor("/packs");
    await page.evaluate(() => {
      const dead = Object.assign(document.createElement("button"), { id: "buy", textContent: "Buy it now" });
      document.querySelector("main")?.append(dead);
    });
    const frames: string[] = [];
    page.on("websocket", (socket) => socket.on("framesent", ({ payload }) => frames.push(String(payload))));
    await page.reload();
    await page.evaluate(() => {
      const dead = Object.assign(document.createElement("button"), { id: "buy", textContent: "Buy it now" });
      document.querySelector("main")?.append(dead);
    });
    await console.visits("/packs").waitFor();
    await page.locator("h1").first().click();
    await settle(page);
    for (let click = 0; click < 3; click++) await page.locator("#buy").click();
    await expect
      .poll(() => frames.map((frame) => JSON.parse(frame)).filter(({ t }) => t === "act"))
      .toContainEqual(expect.objectContaining({ kind: "dead", detail: "button#buy" }));
    const acts = frames.map((frame) => JSON.parse(frame)).filter(({ t }) => t === "act");
    expect(acts.map(({ kind }) => kind)).toContain("rage");
    expect(JSON.stringify(acts)).not.toContain("Buy");
  });
});
