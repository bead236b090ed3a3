import { describe, expect } from "vitest";
import { en as widget } from "../../widget/locales/en.ts";
import { en as form } from "../../widget/locales/form/en.ts";
import { test } from "../support/test.ts";

describe("a shop where nobody is", () => {
  test("takes a message, which is answered where its writer still is", async ({ agent, visitor, windows }) => {
    const guest = await visitor("/csp-trusted");
    await guest.openChat();
    await guest.chat.getByText(widget.away).waitFor();
    const email = guest.chat.getByRole("textbox", { name: form.email });
    await email.fill("ada@example.com");
    await guest.chat.getByRole("textbox", { name: form.name }).fill("Ada Holm");
    await guest.field.fill("Does the Fjell 2 come in red?");
    await guest.chat.getByRole("button", { name: widget.send }).click();
    await guest.log.getByText(widget.leftHere).waitFor();
    await guest.chat.getByText(form.thanks).waitFor();
    await guest.chat.getByText("ada@example.com").waitFor();

    const desk = await agent();
    await desk.setStatus("online");
    await guest.chat.getByText(widget.here).waitFor();
    await desk.open("Does the Fjell 2 come in red?");
    await desk.page.getByText("ada@example.com").first().waitFor();
    await desk.page.getByText("Ada Holm").first().waitFor();
    await desk.say("In red and in blue.");
    await guest.log.getByText("In red and in blue.").waitFor();
    await email.waitFor({ state: "detached" });
    await guest.say("Blue, then");
    await desk.log.getByText("Blue, then").waitFor();
    expect(windows.complaints()).toEqual([]);
  });

  test("is told of in the middle of a word, which stays, with the cursor in it", async ({ agent, visitor }) => {
    const desk = await agent();
    await desk.setStatus("online");
    const guest = await visitor("/tents");
    await guest.openChat();
    await guest.chat.getByText(widget.here).waitFor();
    const email = guest.chat.getByRole("textbox", { name: form.email });
    await guest.field.pressSequentially("Do you have ");
    await desk.setStatus("offline");
    await email.waitFor();
    await guest.page.keyboard.type("pegs");
    expect(await guest.field.inputValue()).toBe("Do you have pegs");
    await desk.setStatus("online");
    await email.waitFor({ state: "detached" });
    await guest.page.keyboard.type("?");
    await desk.setStatus("offline");
    await email.fill("ben@example.com");
    await email.press("Enter");
    await guest.log.getByText("Do you have pegs?").waitFor();
    await guest.log.getByText(widget.leftHere).waitFor();
  });

  test("keeps a message that could not be sent over a reload, and its address with it", async ({ agent, visitor }) => {
    const guest = await visitor("/packs");
    await guest.openChat();
    const email = guest.chat.getByRole("textbox", { name: form.email });
    await email.fill("cleo@example.com");
    await guest.page.context().setOffline(true);
    await guest.field.fill("Written under ground");
    await guest.chat.getByRole("button", { name: widget.send }).click();
    await guest.log.getByText(widget.sending).waitFor();
    await guest.page.context().setOffline(false);
    await guest.page.reload();
    await guest.log.getByText(widget.leftHere).waitFor({ timeout: 20_000 });
    const desk = await agent();
    await desk.open("Written under ground");
    await desk.page.getByText("cleo@example.com").first().waitFor();
  });
});
