import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import * as v from "valibot";
import { en } from "../console/locales/en.ts";
import { launch, makeWindows, type Windows } from "../test/support/browser.ts";
import { type Console, openConsole } from "../test/support/console.ts";
import { openShop, type Visitor } from "../test/support/visitor.ts";
import "../widget/api/hej.ts";
import { build } from "./build.ts";
import { ensureChromium } from "./chromium.ts";
import { type Actor, ada, cast, openingHours, talk } from "./screenshots/cast.ts";
import { makeDoors } from "./screenshots/doors.ts";
import { makeClient } from "./stack/client.ts";
import { signIn } from "./stack/owner.ts";
import { freePort } from "./stack/ports.ts";
import { inRoot } from "./stack/root.ts";
import { startStack } from "./stack/stack.ts";

const images = inRoot("docs/images");

await build();
mkdirSync(images, { recursive: true });
const data = mkdtempSync(join(tmpdir(), "hejdesk-"));
const stack = await startStack({ data, port: await freePort(), shopPort: await freePort() });
const browser = await launch(await ensureChromium());
const { edge } = stack.worker;
const client = makeClient(edge);
const doors = makeDoors(client, { edge, site: stack.demo.site });
try {
  const windows = makeWindows(browser);
  await signIn(client, stack.demo.owner);
  const agent = await openConsole(
    windows,
    { edge, site: stack.demo.site },
    { ...stack.demo.owner, cookie: client.cookie() },
  );
  await agent.page.setViewportSize({ width: 1440, height: 860 });
  await agent.setStatus("online");
  const asking = await play(windows, agent);
  await take(agent, asking);
  await client.send("PATCH", `/api/sites/${stack.demo.site.id}`, { hours: openingHours }, v.unknown());
  await takeHours(agent);
} finally {
  await browser.close();
  await doors.stop();
  await stack.stop();
  rmSync(data, { recursive: true, force: true });
}

/** Everybody walks to where they stand in the pictures, and Ada talks. */
async function play(windows: Windows, agent: Console): Promise<Visitor> {
  for (const actor of cast) await walk(windows, actor);
  const asking = await walk(windows, ada);
  await asking.page.evaluate(() => window.hej?.("identify", { name: "Ada Holm", email: "ada@example.com" }));
  await agent.visits("Ada Holm").waitFor();
  for (const [turn, text] of talk.entries()) {
    if (turn % 2 === 0) await asking.say(text);
    else await agent.say(text);
    if (turn === 0) await agent.open("Ada Holm");
    await agent.log.getByText(text).waitFor();
    await asking.log.getByText(text).waitFor();
  }
  const waiting = await walk(windows, {
    country: "DK",
    path: ["/help/returns"],
    context: { locale: "da-DK", userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0" },
  });
  await waiting.say("Can I return boots that I wore outside once?");
  await agent.section("waiting").getByRole("link").waitFor();
  return asking;
}

async function walk(windows: Windows, { country, from, path, context }: Actor): Promise<Visitor> {
  const [first = "/", ...rest] = path;
  const shop = await doors.from(country);
  const visitor = await openShop(windows, shop + first, {
    ...context,
    ...(from === undefined ? {} : { extraHTTPHeaders: { Referer: from } }),
  });
  await settled(visitor);
  await visitor.context.setExtraHTTPHeaders({});
  for (const next of rest) {
    await visitor.page.goto(shop + next, from === undefined ? {} : { referer: visitor.page.url() });
    await settled(visitor);
  }
  return visitor;
}

/** The socket opens when the page has nothing better to do. */
async function settled({ page, launcher }: Visitor): Promise<void> {
  await launcher.waitFor();
  await page.waitForTimeout(1_200);
}

async function take(agent: Console, asking: Visitor): Promise<void> {
  await shoot(agent.page, "inbox");
  await agent.go("board");
  await agent.visits("Ada Holm").getByRole("link").click();
  await agent.panel.waitFor();
  await shoot(agent.page, "board");
  await shoot(asking.page, "widget");
  await asking.page.setViewportSize({ width: 390, height: 780 });
  await shoot(asking.page, "widget-phone");
}

/** A page that is longer than a window. */
async function takeHours({ page, go }: Console): Promise<void> {
  await page.setViewportSize({ width: 1200, height: 1_560 });
  await go("hours");
  await page.locator(".week").waitFor();
  await page.getByRole("heading", { name: en.hours.week, exact: true }).evaluate((heading) => heading.scrollIntoView());
  await shoot(page, "hours");
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(images, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}
