import { describe, expect } from "vitest";
import { en } from "../../console/locales/en.ts";
import type { Console } from "../support/console.ts";
import { test } from "../support/test.ts";

const SAME = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36";

async function writeFirst(desk: Console, row: string, text: string): Promise<void> {
  await desk.visits(row).getByRole("link").click();
  const field = desk.panel.getByRole("textbox", { name: en.start.label });
  await field.fill(text);
  await field.press("Enter");
}

describe("an agent who writes first", () => {
  test("is read beside the launcher, without taking the focus, and answered", async ({ agent, visitor }) => {
    const desk = await agent();
    const guest = await visitor("/checkout");
    const name = guest.page.getByLabel("Name");
    await name.fill("Ada H");
    await writeFirst(desk, "/checkout", "Can I help you check out?");
    await guest.peek.getByText("Can I help you check out?").waitFor();
    await guest.page.keyboard.type("olm");
    expect(await name.inputValue()).toBe("Ada Holm");
    await desk.panel.getByText(en.reach.reached).waitFor();
    await guest.peek.getByText("Can I help you check out?").click();
    await guest.field.fill("Yes please");
    await guest.field.press("Enter");
    await desk.open("Yes please");
    await desk.say("Just press the yellow button.");
    await guest.log.getByText("Just press the yellow button.").waitFor();
  });

  test("[FST2] is read on the next page of that tab too, however soon that is opened", async ({ agent, visitor }) => {
    const desk = await agent();
    const guest = await visitor("/p/kaffe");
    await writeFirst(desk, "/p/kaffe", "It is ten percent off today.");
    await guest.peek.getByText("It is ten percent off today.").waitFor();
    await guest.page.goto(guest.page.url().replace("/p/kaffe", "/kitchen"));
    await guest.peek.getByText("It is ten percent off today.").waitFor();
    expect(await guest.page.evaluate(() => localStorage.length)).toBe(0);
  });

  test("[FST1] reaches neither another tab nor another person at the same address", async ({ agent, visitor }) => {
    const desk = await agent();
    const meant = await visitor("/p/tur-55", { userAgent: SAME });
    await desk.visits("/p/tur-55").waitFor();
    const otherTab = await visitor("/tents", { beside: meant });
    const otherPerson = await visitor("/help", { userAgent: SAME });
    await desk.visits(en.board.moreTabs(2)).getByRole("link").click();
    await desk.panel.getByLabel(en.start.tab).selectOption({ label: "Tur 55 · Nordlys Outdoor" });
    const field = desk.panel.getByRole("textbox", { name: en.start.label });
    await field.fill("A word for your back only");
    await field.press("Enter");
    await meant.peek.getByText("A word for your back only").waitFor();
    await otherPerson.page.reload();
    await otherTab.page.goto(otherTab.page.url().replace("/tents", "/packs"));
    await otherPerson.openChat();
    await otherTab.openChat();
    // What would go wrong would have come with the welcome, which the chat's status line waits for.
    for (const { chat, log, peek } of [otherPerson, otherTab]) {
      await chat.getByRole("status").filter({ hasText: /here/ }).first().waitFor();
      expect(await log.getByText("A word for your back only").count()).toBe(0);
      expect(await peek.count()).toBe(0);
    }
  });

  test("[FST3] is told when the visitor left before it was read", async ({ agent, visitor }) => {
    const desk = await agent();
    const guest = await visitor("/bare");
    // A page that cannot draw what it got, as one in a background tab.
    await guest.page.route("**/widget/app-*", (route) => route.abort());
    await guest.page.goto(guest.page.url().replace("/bare", "/thanks"));
    await writeFirst(desk, "/thanks", "Wait a moment");
    await desk.panel.getByText(en.reach.pending).waitFor();
    await guest.page.close();
    await desk.panel.getByText(en.visit.left).waitFor();
    await desk.panel.getByText(en.reach.left).waitFor({ timeout: 40_000 });
  }, 60_000);
});

describe("two people behind one address", () => {
  test("never see each other's words", async ({ agent, visitor }) => {
    const desk = await agent();
    const ada = await visitor("/tents", { userAgent: SAME });
    const ben = await visitor("/packs", { userAgent: SAME });
    await ada.say("Ada asks about tents");
    await ben.say("Ben asks about packs");
    await desk.open("Ada asks about tents");
    await desk.say("For Ada only");
    await desk.open("Ben asks about packs");
    await desk.say("For Ben only");
    await ada.log.getByText("For Ada only").waitFor();
    await ben.log.getByText("For Ben only").waitFor();
    for (const guest of [ada, ben]) await guest.page.reload();
    await ada.log.getByText("For Ada only").waitFor();
    await ben.log.getByText("For Ben only").waitFor();
    expect(await ada.log.getByText("Ben").count()).toBe(0);
    expect(await ben.log.getByText("Ada").count()).toBe(0);
  });
});
