import { beforeAll, describe, expect } from "vitest";
import { en } from "../../console/locales/en.ts";
import { type Mailbox, startMailbox } from "../../scripts/stack/mailbox.ts";
import { type Shop, startShop } from "../shop/server.ts";
import { openConsole } from "../support/console.ts";
import { type Desk, makeDesk } from "../support/desk.ts";
import { openLine } from "../support/line.ts";
import { e2eFolder, startFresh } from "../support/stack.ts";
import { makeTeam } from "../support/team.ts";
import { test } from "../support/test.ts";
import { onPage } from "../support/visitor.ts";

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
  test("[MAI1] [MAI4] [MAI6] what a visitor leaves comes by mail, the answer goes by mail, and theirs is in both windows", async ({
    windows,
  }) => {
    const page = await openLine(desk.edge, desk.site.key, desk.shop.url, "/tents");
    const conversation = await page.say("Do you have tents for the glacier?", ADA);
    const console = await openConsole(windows, desk, desk.owner);
    await console.open(ADA.name);
    const mails = console.page.getByRole("list", { name: en.mail.title }).first();
    await mails.getByText(en.mail.queued).waitFor();
    await mails.getByText(/^sent \d\d:\d\d$/).waitFor({ timeout: 45_000 });

    // The shop's mailbox shows it, as text.
    const context = await windows.open();
    const shown = await context.newPage();
    await shown.goto(`${shop.url}/mailbox`);
    const left = shown.getByRole("article", { name: "Ada wrote on Nordlys Outdoor" });
    await left.getByText("Do you have tents for the glacier?").waitFor();
    const link = await left.getByRole("link").getAttribute("href");
    expect(link).toBe(`${desk.edge}/sites/${desk.site.id}/inbox/${conversation}`);

    // They are gone, the agent answers, and that goes by mail.
    page.close();
    await console.say("We have three. <b>Which</b> size?");
    await mails.getByText(`Answer by mail to ${ADA.email}`).waitFor({ timeout: 90_000 });
    await mails.getByText(/^sent \d\d:\d\d$/).waitFor();
    await shown.goto(`${shop.url}/mailbox`);
    const answer = shown.getByRole("article", { name: "Answer from Nordlys Outdoor" });
    await answer.getByText("We have three. <b>Which</b> size?").waitFor();

    // On the device that they wrote on the chat is open: what they answer by mail appears there and in the console.
    const device = await windows.open();
    await device.addInitScript(([name, kept]) => localStorage.setItem(name, kept), [
      `hejdesk:${desk.site.key}`,
      JSON.stringify({ secret: page.secret }),
    ] as const);
    const guest = onPage(await device.newPage());
    await guest.page.goto(`${desk.shop.url}/tents`);
    await guest.openChat();
    await guest.log.getByText("We have three. <b>Which</b> size?").waitFor();
    await answer.getByText("Answer", { exact: true }).click();
    await answer.getByLabel("Your answer").fill("For two, please.");
    await answer.getByRole("button", { name: "Send" }).click();
    await shown.getByRole("status").getByText("Your answer was delivered.").waitFor();
    await console.log.getByText("For two, please.", { exact: true }).waitFor();
    await guest.log.getByText("For two, please.", { exact: true }).waitFor();
  });
});
