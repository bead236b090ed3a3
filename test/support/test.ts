import { test as base, inject } from "vitest";
import { launch, makeWindows } from "./browser.ts";
import { type Console, openConsole } from "./console.ts";
import { makeDesk } from "./desk.ts";
import type { SignedIn } from "./team.ts";
import { openShop, type Visitor, type VisitorOptions } from "./visitor.ts";

/** A test with two browsers: visitors on the shop's origin, agents in the console. Each file has a site of its own. */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads what a fixture needs from this pattern.
  .extend("browser", { scope: "file" }, async ({}, { onCleanup }) => {
    const browser = await launch(inject("chromium"));
    onCleanup(() => browser.close());
    return browser;
  })
  // biome-ignore lint/correctness/noEmptyPattern: as above
  .extend("desk", { scope: "file" }, async ({}, { onCleanup }) => {
    const desk = await makeDesk(inject("edge"), inject("team"), "Nordlys");
    onCleanup(() => desk.shop.stop());
    return desk;
  })
  .extend("windows", async ({ browser, task }, { onCleanup }) => {
    const windows = makeWindows(browser);
    onCleanup(async () => {
      if (task.result?.state === "fail") await windows.picture(task.name);
      await windows.close();
    });
    return windows;
  })
  /** Opens the shop as somebody new. */
  .extend("visitor", async ({ desk, windows }) => {
    return (path = "/", options: VisitorOptions = {}): Promise<Visitor> =>
      openShop(windows, desk.shop.url + path, options);
  })
  /** Opens the console as one of the team; the owner when nobody is named. */
  .extend("agent", async ({ desk, windows }) => {
    return (who: SignedIn = desk.owner): Promise<Console> => openConsole(windows, desk, who);
  });
