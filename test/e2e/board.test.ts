import { devices } from "playwright-core";
import { describe, expect, inject, onTestFinished } from "vitest";
import { en } from "../../console/locales/en.ts";
import { openConsole } from "../support/console.ts";
import { makeDesk } from "../support/desk.ts";
import { startNetwork } from "../support/network.ts";
import { test } from "../support/test.ts";
import { openShop } from "../support/visitor.ts";

describe("the board", () => {
  test("shows a visitor live, with the page, and follows them from page to page", async ({ agent, visitor }) => {
    const desk = await agent();
    const { page } = await visitor("/");
    await desk.visits("Outdoor gear for the north").waitFor();
    await page.getByRole("link", { name: "Tents", exact: true }).click();
    const row = desk.visits("/tents");
    await row.waitFor();
    expect(await desk.visits().count()).toBe(1);
    await page.getByRole("link", { name: /Vidde 3/ }).click();
    await desk.visits("/p/vidde-3").getByRole("link").click();
    await expect.poll(() => desk.panel.getByRole("list").last().getByRole("listitem").allInnerTexts()).toHaveLength(3);
    const trail = await desk.panel.getByRole("list").last().getByRole("listitem").allInnerTexts();
    expect(trail.map((step) => step.match(/\/\S*/)?.[0])).toEqual(["/p/vidde-3", "/tents", "/"]);
  });

  test("follows a single-page site through its history, without a page load", async ({ agent, visitor }) => {
    const desk = await agent();
    const { page } = await visitor("/help");
    await desk.visits("/help").waitFor();
    await page.evaluate(() => Object.assign(window, { same: true }));
    await page.getByRole("link", { name: "Returns" }).click();
    await desk.visits("Help: Returns").waitFor();
    await page.getByRole("link", { name: "Repairs" }).click();
    await desk.visits("Help: Repairs").waitFor();
    await page.goBack();
    await desk.visits(/^(?!.*Repairs · Nordlys Outdoor\n).*Help: Returns/s).waitFor();
    expect(await page.evaluate(() => "same" in window)).toBe(true);
  });

  test("says when somebody has left, and counts only who is there", async ({ agent, visitor }) => {
    const desk = await agent();
    const { page } = await visitor("/packs");
    await desk.page.getByText(en.board.count(1)).waitFor();
    await desk.visits("/packs").getByRole("link").click();
    await page.close();
    await desk.page.getByText(en.board.count(0)).waitFor();
    await desk.panel.getByText(en.visit.left).waitFor();
  });

  test("shows two tabs of one browser as one visitor", async ({ agent, visitor }) => {
    const desk = await agent();
    const first = await visitor("/kitchen");
    await visitor("/p/glo", { beside: first });
    await desk.visits(en.board.moreTabs(1)).waitFor();
    expect(await desk.visits().count()).toBe(1);
  });

  test("tells country, device, language, referrer, and what the page called out before the widget was there", async ({
    windows,
  }) => {
    // The local runtime takes a country from this header; the browser does not send it with a socket.
    const austria = await startNetwork(inject("edge"), { "mf-cf-blob": JSON.stringify({ country: "AT" }) });
    const far = await makeDesk(austria.url, inject("team"), "Nordlys");
    const { shop } = far;
    onTestFinished(() => Promise.all([shop.stop(), austria.stop()]).then(() => undefined));
    const desk = await openConsole(windows, far, far.owner);
    const { page } = await openShop(windows, `${shop.url}/bare`, { ...devices["iPhone 15"], locale: "de-AT" });
    const elsewhere = shop.url.replace("localhost", "127.0.0.1");
    await page.route(`${elsewhere}/**`, (route) =>
      route.fulfill({ contentType: "text/html", body: `<a href="${shop.url}/queue">to the shop</a>` }),
    );
    await page.goto(`${elsewhere}/blog`);
    await page.getByRole("link").click();
    const row = desk.visits("Ada Holm");
    await row.waitFor();
    await row.getByText(en.visit.phone).waitFor({ state: "attached" });
    await row.getByText("127.0.0.1").waitFor();
    await row.getByRole("link").click();
    await desk.panel.getByText("Austria", { exact: true }).waitFor();
    await desk.panel.getByText("German").waitFor();
    await desk.panel.getByText("looked").waitFor();
    await desk.panel.getByText("ada@example.com").waitFor();
  });
});

describe("who is stuck", () => {
  test("[STR1] who flips between two products comes up, with the reason in words, within two seconds", async ({
    agent,
    visitor,
  }) => {
    const desk = await agent();
    const { page } = await visitor("/p/vidde-3");
    await desk.visits("/p/vidde-3").waitFor();
    await visitor("/help");
    await desk.visits("/help").waitFor();
    // Who came last is on top while nobody is stuck.
    expect(await desk.visits().first().innerText()).toContain("/help");
    for (let turn = 0; turn < 4; turn++)
      for (const product of ["fjell-2", "vidde-3"]) {
        await page.goto(new URL(`/p/${product}`, page.url()).href);
        // Once it is told, the reason stands where the path was.
        await desk.visits(new RegExp(`/p/${product}|Went`)).waitFor();
      }
    const reason = desk.visits(/Went \d+ times between .*(Fjell 2|Vidde 3)/);
    await reason.waitFor({ timeout: 2_000 });
    expect(await desk.visits().first().innerText()).toMatch(/Went \d+ times between/);
    await reason.getByRole("link").click();
    await desk.panel.getByRole("heading", { name: en.struggle.stuck }).waitFor();
  });
});
