import { chromium } from "playwright-core";
import { describe, expect, inject } from "vitest";
import { chromiumArgs } from "../../scripts/chromium.ts";
import { en as widget } from "../../widget/locales/en.ts";
import { makeWindows } from "../support/browser.ts";
import { openConsole } from "../support/console.ts";
import type { Desk } from "../support/desk.ts";
import { test } from "../support/test.ts";

/** What the issue of honesty allows, in milliseconds. */
const A_MINUTE = 60_000;

/** An agent's console in a browser of its own, whose processes can be stopped and killed. */
async function agentAlone(desk: Desk) {
  const server = await chromium.launchServer({ executablePath: inject("chromium"), args: chromiumArgs });
  const browser = await chromium.connect(server.wsEndpoint());
  const windows = makeWindows(browser);
  const console = await openConsole(windows, desk, desk.owner);
  await console.setStatus("online");
  const { pid } = server.process();
  if (pid === undefined) throw new Error("The browser has no process.");
  // The browser leads a group of its own, with all of its helpers.
  return { signal: (name: "SIGSTOP" | "SIGKILL") => process.kill(-pid, name) };
}

describe("an agent who is gone without a word", () => {
  test.for(["SIGSTOP", "SIGKILL"] as const)(
    "[AVL3] RocketChat#10172: the browser gets %s, and within a minute the shop says that nobody is there",
    { timeout: 120_000 },
    async (signal, { desk, visitor }) => {
      const agent = await agentAlone(desk);
      try {
        const guest = await visitor("/tents");
        await guest.openChat();
        await guest.chat.getByText(widget.here).waitFor();
        agent.signal(signal);
        const gone = Date.now();
        await guest.chat.getByText(widget.away).waitFor({ timeout: A_MINUTE });
        expect(Date.now() - gone).toBeLessThan(A_MINUTE);
      } finally {
        agent.signal("SIGKILL");
      }
    },
  );

  test("[AVL3] a console behind another window is not taken for gone", { timeout: 120_000 }, async ({
    agent,
    visitor,
  }) => {
    const console = await agent();
    await console.setStatus("online");
    const guest = await visitor("/packs");
    await guest.openChat();
    await guest.chat.getByText(widget.here).waitFor();
    // Another page in front of it: browsers slow the timers of what nobody sees.
    const front = await console.page.context().newPage();
    await front.bringToFront();
    const away = guest.chat.getByText(widget.away).waitFor({ timeout: 60_000 });
    await expect(away).rejects.toThrow("Timeout");
  });
});
