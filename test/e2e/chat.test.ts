import { describe, expect } from "vitest";
import { en } from "../../console/locales/en.ts";
import { en as widget } from "../../widget/locales/en.ts";
import { test } from "../support/test.ts";

describe("a conversation", () => {
  test("is started by the visitor, taken by the agent's answer, and seen once by both", async ({ agent, visitor }) => {
    const desk = await agent();
    const guest = await visitor("/p/fjell-2");
    await guest.say("Is the Fjell 2 in stock?");
    await desk.go("inbox");
    await desk.section("waiting").getByRole("link").filter({ hasText: "Is the Fjell 2 in stock?" }).waitFor();
    await desk.open("Is the Fjell 2 in stock?");
    await desk.say("Yes, three of them.");
    await guest.log.getByText("Yes, three of them.").waitFor();
    await guest.log.getByText(widget.joined("Maja Lind")).waitFor();
    await desk.section("mine").getByRole("link").waitFor();
    for (const text of ["Is the Fjell 2 in stock?", "Yes, three of them."]) {
      expect(await guest.log.getByText(text).count()).toBe(1);
      expect(await desk.log.getByText(text).count()).toBe(1);
    }
  });

  test("shows typing, delivered and read both ways", async ({ agent, visitor }) => {
    const desk = await agent();
    const guest = await visitor("/");
    await guest.say("Do you repair zips?");
    await guest.log.getByText(widget.delivered, { exact: true }).waitFor();
    await desk.open("Do you repair zips?");
    await guest.log.getByText(widget.read, { exact: true }).waitFor();

    await desk.field.pressSequentially("We do");
    await guest.chat.getByText(widget.typing("Maja Lind")).waitFor();
    await guest.page.getByRole("button", { name: widget.close }).click();
    await desk.field.press("Enter");
    await desk.log.getByText(en.conversation.delivered, { exact: true }).waitFor();
    await guest.openChat();
    await desk.log.getByText(en.conversation.read, { exact: true }).waitFor();

    await guest.field.pressSequentially("Great");
    await desk.log.getByText(/is writing…$/).waitFor();
  });

  test("stays whole in one tab while another of the same browser writes", async ({ agent, visitor }) => {
    const desk = await agent();
    const first = await visitor("/tents");
    await first.say("Which tent is lightest?");
    await desk.open("Which tent is lightest?");
    await desk.say("The Fjell 2, by far.");
    await first.log.getByText("The Fjell 2, by far.").waitFor();
    const second = await visitor("/packs", { beside: first });
    await second.say("And which pack?");
    await desk.log.getByText("And which pack?").waitFor();
    for (const tab of [first, second])
      for (const text of ["Which tent is lightest?", "The Fjell 2, by far.", "And which pack?"]) {
        await tab.log.getByText(text).waitFor();
        expect(await tab.log.getByText(text).count()).toBe(1);
      }
  });

  test("goes on after a reload in the middle, with its draft, on both sides", async ({ agent, visitor }) => {
    const desk = await agent();
    const guest = await visitor("/basket");
    await guest.say("Where is my basket?");
    await desk.open("Where is my basket?");
    await desk.say("Up on the right.");
    await guest.log.getByText("Up on the right.").waitFor();
    await guest.field.fill("Ah, thank y");
    await guest.page.reload();
    await guest.log.getByText("Up on the right.").waitFor();
    expect(await guest.field.inputValue()).toBe("Ah, thank y");
    expect(await guest.log.getByText("Where is my basket?").count()).toBe(1);

    await desk.field.fill("You are wel");
    await desk.page.reload();
    await desk.log.getByText("Where is my basket?").waitFor();
    expect(await desk.field.inputValue()).toBe("You are wel");
    await guest.page.goto(guest.page.url().replace("/basket", "/tents"));
    await guest.log.getByText("Up on the right.").waitFor();
  });

  test("is closed by the agent and reopened by the visitor's next words", async ({ agent, visitor }) => {
    const desk = await agent();
    const guest = await visitor("/");
    await guest.say("One quick question");
    await desk.open("One quick question");
    await desk.say("One quick answer");
    await guest.log.getByText("One quick answer").waitFor();
    await desk.page.getByRole("button", { name: en.conversation.close, exact: true }).click();
    await guest.log.getByText(widget.closed).waitFor();
    await desk
      .section("closed")
      .getByRole("link")
      .filter({ hasText: en.conversation.closedBy(en.conversation.you) })
      .waitFor();
    await guest.say("One more");
    await guest.log.getByText(widget.reopened).waitFor();
    await desk.log.getByText("One more").waitFor();
    await desk.section("mine").getByRole("link").filter({ hasText: "One more" }).waitFor();
  });

  test("keeps a draft of its own while an agent has several", async ({ agent, visitor }) => {
    const desk = await agent();
    const [first, second] = [await visitor("/tents"), await visitor("/packs")];
    await first.say("A question on tents");
    await second.say("A question on packs");
    await desk.open("A question on tents");
    await desk.field.fill("About tents: ");
    await desk.open("A question on packs");
    expect(await desk.field.inputValue()).toBe("");
    await desk.field.fill("About packs: ");
    await desk.open("About tents: ");
    expect(await desk.field.inputValue()).toBe("About tents: ");
    await desk.field.press("Enter");
    await first.log.getByText("About tents:").waitFor();
    await desk.open("About packs: ");
    await desk.field.press("Enter");
    await second.log.getByText("About packs:").waitFor();
    expect(await first.log.getByText("packs").count()).toBe(0);
    expect(await second.log.getByText("tents").count()).toBe(0);
  });

  test("draws words as words, whatever they look like", async ({ agent, visitor, windows }) => {
    const nasty = '<img src=x onerror="document.title=1"><b>bold</b> &amp; <script>document.title=2</script>';
    const desk = await agent();
    const guest = await visitor("/");
    await guest.say(nasty);
    await desk.open(nasty);
    await desk.say(nasty);
    await expect.poll(() => guest.log.getByText(nasty).count()).toBe(2);
    await expect.poll(() => desk.log.getByText(nasty).count()).toBe(2);
    expect(await guest.page.title()).toContain("Nordlys");
    expect(windows.complaints()).toEqual([]);
  });
});

describe("what visitors see of the agents' status", () => {
  test("follows it within a second", async ({ agent, visitor }) => {
    const desk = await agent();
    await desk.setStatus("online");
    const guest = await visitor("/");
    const here = { name: /^Chat.*We’re here$/ };
    const away = { name: /^Chat(?!.*We’re here)/ };
    await guest.page.getByRole("button", here).waitFor();
    await desk.setStatus("away");
    await guest.page.getByRole("button", away).waitFor({ timeout: 1_000 });
    await desk.setStatus("online");
    await guest.page.getByRole("button", here).waitFor({ timeout: 1_000 });
    await guest.openChat();
    await guest.chat.getByText(widget.here).waitFor();
    await desk.setStatus("offline");
    await guest.chat.getByText(widget.away).waitFor({ timeout: 1_000 });
    await desk.setStatus("online");
    await desk.page.close();
    await guest.chat.getByText(widget.away).waitFor();
  });
});
