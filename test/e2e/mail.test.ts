import { beforeAll, describe, expect } from "vitest";
import { en } from "../../console/locales/en.ts";
import { type Mailbox, startMailbox } from "../../scripts/stack/mailbox.ts";
import { en as widget } from "../../widget/locales/en.ts";
import { en as form } from "../../widget/locales/form/en.ts";
import { type Shop, startShop } from "../shop/server.ts";
import { openConsole } from "../support/console.ts";
import { type Desk, makeDesk } from "../support/desk.ts";
import { e2eFolder, startFresh } from "../support/stack.ts";
import { makeTeam } from "../support/team.ts";
import { test } from "../support/test.ts";
import { onPage, openShop } from "../support/visitor.ts";

let mailbox: Mailbox;
let desk: Desk;
let shop: Shop;

/** A deployment with a mail server of its own, which the shop shows. */
beforeAll(async () => {
  mailbox = await startMailbox(`${e2eFolder}/mailbox`);
  const worker = await startFresh("mail", mailbox);
  desk = await makeDesk(worker.edge, await makeTeam(worker.edge), "Nordlys Outdoor");
  shop = await startShop({ port: 0, edge: worker.edge, siteKey: desk.site.key, mails: mailbox.arrived });
  return async () => {
    await Promise.all([shop.stop(), desk.shop.stop(), worker.stop(), mailbox.stop()]);
  };
});

const ADA = { email: "ada@example.com", name: "Ada" };

describe("when nobody is there", { timeout: 150_000 }, () => {
  test("[MAI1] [MAI4] [MAI6] [MAI7] what is left in the form comes by mail, the answer goes by mail, theirs is in both windows, and a copy of all of it comes by mail", async ({
    windows,
  }) => {
    const guest = await openShop(windows, `${desk.shop.url}/tents`);
    await guest.openChat();
    await guest.chat.getByRole("textbox", { name: form.email }).fill(ADA.email);
    await guest.chat.getByRole("textbox", { name: form.name }).fill(ADA.name);
    await guest.field.fill("Do you have tents for the glacier?");
    await guest.chat.getByRole("button", { name: widget.send }).click();
    await guest.log.getByText(widget.leftHere).waitFor();
    const console = await openConsole(windows, desk, desk.owner);
    await console.open(ADA.name);
    const mails = console.page.getByRole("list", { name: en.mail.title }).first();
    await mails.getByText(en.mail.queued).waitFor();
    await mails.getByText(/^sent \d\d:\d\d$/).waitFor({ timeout: 45_000 });
    expect(mailbox.arrived.map(({ to, mail }) => [to, mail.subject])).toEqual([
      [[desk.owner.email], "Ada wrote on Nordlys Outdoor"],
    ]);
    expect(mailbox.arrived[0]?.mail.text).toContain("Do you have tents for the glacier?");

    // The shop's mailbox shows it, as text.
    const context = await windows.open();
    const shown = await context.newPage();
    await shown.goto(`${shop.url}/mailbox`);
    const left = shown.getByRole("article", { name: "Ada wrote on Nordlys Outdoor" });
    await left.getByText("Do you have tents for the glacier?").waitFor();
    expect(await left.getByRole("link").getAttribute("href")).toBe(console.page.url());

    // They are gone, the agent answers, and that goes by mail.
    await guest.page.close();
    await console.say("We have three. <b>Which</b> size?");
    await mails.getByText(`Answer by mail to ${ADA.email}`).waitFor({ timeout: 90_000 });
    await mails.getByText(/^sent \d\d:\d\d$/).waitFor();
    await shown.goto(`${shop.url}/mailbox`);
    const answer = shown.getByRole("article", { name: "Answer from Nordlys Outdoor" });
    await answer.getByText("We have three. <b>Which</b> size?").waitFor();

    // They are back in the shop: what they answer by mail appears there and in the console.
    const back = onPage(await guest.context.newPage());
    await back.page.goto(`${desk.shop.url}/tents`);
    await back.openChat();
    await back.log.getByText("We have three. <b>Which</b> size?").waitFor();
    await answer.getByText("Answer", { exact: true }).click();
    await answer.getByLabel("Your answer").fill("For two, please.");
    await answer.getByRole("button", { name: "Send" }).click();
    await shown.getByRole("status").getByText("Your answer was delivered.").waitFor();
    await console.log.getByText("For two, please.", { exact: true }).waitFor();
    await back.log.getByText("For two, please.", { exact: true }).waitFor();

    // When it is over they may have a copy.
    await console.page.getByRole("button", { name: en.conversation.close, exact: true }).click();
    await back.chat.getByRole("button", { name: form.copy }).click();
    const address = back.chat.getByRole("textbox", { name: form.email });
    expect(await address.inputValue()).toBe(ADA.email);
    await address.press("Enter");
    await back.chat.getByText(`${form.copySent} ${ADA.email}`).waitFor();
    await mails.getByText(en.mail.transcript(ADA.email)).waitFor();
    await mails.getByText(/^sent \d\d:\d\d$/).waitFor();
    const copy = mailbox.arrived.at(-1);
    expect([copy?.to, copy?.mail.subject]).toEqual([[ADA.email], "Your conversation with Nordlys Outdoor"]);
    for (const said of ["glacier", "Which", "For two, please."]) expect(copy?.mail.text).toContain(said);
  });
});
