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
    await guest.chat.getByText(widget.here).waitFor();
    await desk.open("Ada Holm");
    await desk.log.getByText("Does the Fjell 2 come in red?").waitFor();
    await desk.page.getByText("ada@example.com").first().waitFor();
    await desk.say("In red and in blue.");
    await guest.log.getByText("In red and in blue.").waitFor();
    await email.waitFor({ state: "detached" });
    await guest.say("Blue, then");
    await desk.log.getByText("Blue, then").waitFor();
    expect(windows.complaints()).toEqual([]);
  });

  test("is told of in the middle of a word, which stays, with the cursor in it", async ({ agent, visitor }) => {
    const desk = await agent();
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
    await guest.chat.getByRole("textbox", { name: form.name }).fill("Cleo Vik");
    await guest.page.context().setOffline(true);
    await guest.field.fill("Written under ground");
    await guest.chat.getByRole("button", { name: widget.send }).click();
    await guest.log.getByText(widget.sending).waitFor();
    await guest.page.context().setOffline(false);
    await guest.page.reload();
    await guest.log.getByText(widget.leftHere).waitFor({ timeout: 20_000 });
    const desk = await agent();
    await desk.open("Cleo Vik");
    await desk.log.getByText("Written under ground").waitFor();
    await desk.page.getByText("cleo@example.com").first().waitFor();
  });

  test("can be written to before the form is there, and draws it when it comes", async ({ visitor }) => {
    const guest = await visitor("/bare");
    await guest.page.route("**/widget/form-*", (route) => route.abort());
    await guest.page.goto(guest.page.url().replace("/bare", "/help"));
    await guest.say("Anybody?");
    await guest.log.getByText(widget.leftHere).waitFor();
    expect(await guest.chat.getByRole("textbox").count()).toBe(1);
    await guest.page.unroute("**/widget/form-*");
    await guest.chat.getByRole("textbox", { name: form.email }).fill("dan@example.com");
    await guest.chat.getByRole("button", { name: widget.send }).click();
    await guest.log.getByText(form.myEmail("dan@example.com")).waitFor();
  });

  test("draws the form in a chat that came at the second try", async ({ visitor, windows }) => {
    const guest = await visitor("/bare");
    let tries = 0;
    await guest.page.route("**/widget/app-*", (route) => (tries++ === 0 ? route.abort() : route.continue()));
    await guest.page.goto(guest.page.url().replace("/bare", "/thanks"));
    await guest.openChat();
    await guest.chat.getByRole("textbox", { name: form.email }).waitFor();
    expect(tries).toBe(2);
    expect(windows.complaints()).toEqual([]);
  });
});
