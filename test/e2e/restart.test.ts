import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, onTestFailed, test } from "vitest";
import { en } from "../../console/locales/en.ts";
import { en as widget } from "../../widget/locales/en.ts";
import { launch, makeWindows } from "../support/browser.ts";
import { openConsole } from "../support/console.ts";
import { type Desk, makeDesk } from "../support/desk.ts";
import { startFresh, type TestWorker } from "../support/stack.ts";
import { makeTeam } from "../support/team.ts";
import { openShop } from "../support/visitor.ts";

describe("a Worker that is killed in the middle of a chat", () => {
  let worker: TestWorker;
  let browser: Browser;
  let desk: Desk;

  beforeAll(async () => {
    [worker, browser] = await Promise.all([startFresh("restart"), launch(inject("chromium"))]);
    desk = await makeDesk(worker.edge, await makeTeam(worker.edge), "Nordlys");
  });
  afterAll(() => Promise.all([browser.close(), desk.shop.stop(), worker.stop()]));

  test("loses nothing and doubles nothing, also of what was written meanwhile", async ({ task }) => {
    const windows = makeWindows(browser);
    onTestFailed(() => windows.picture(task.name));
    const agent = await openConsole(windows, desk, desk.owner);
    const guest = await openShop(windows, `${desk.shop.url}/tents`);
    await guest.say("Before the storm");
    await agent.open("Before the storm");
    await agent.say("All is calm");
    await guest.log.getByText("All is calm").waitFor();

    await worker.crash();
    await guest.chat.getByText(widget.reconnecting).waitFor();
    await agent.page.getByText(en.link.waiting).waitFor();
    await guest.say("Said into the storm");
    await agent.say("Answered into the storm");
    worker = await worker.again();

    const texts = ["Before the storm", "All is calm", "Said into the storm", "Answered into the storm"];
    for (const log of [guest.log, agent.log])
      for (const text of texts) await expect.poll(() => log.getByText(text).count(), { timeout: 25_000 }).toBe(1);
    await guest.page.reload();
    await agent.page.reload();
    for (const log of [guest.log, agent.log])
      for (const text of texts) await expect.poll(() => log.getByText(text).count()).toBe(1);
    expect(windows.complaints()).toEqual([]);
    await windows.close();
  });
});
