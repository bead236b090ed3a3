import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, onTestFailed, test } from "vitest";
import { en } from "../../console/locales/en.ts";
import { freePort } from "../../scripts/stack/ports.ts";
import { type Shop, startShop } from "../shop/server.ts";
import { launch, makeWindows, type Windows } from "../support/browser.ts";
import { onPage } from "../support/console.ts";
import { startFresh, type TestWorker } from "../support/stack.ts";

// One story on a deployment that nobody owns yet; each test goes on where the one before it ended.
describe("a new deployment", () => {
  const owner = { name: "Maja Lind", email: "maja@nordlys.example", password: "a long password" };
  const agent = { name: "Jonas Berg", email: "jonas@nordlys.example", password: "another password" };
  let worker: TestWorker;
  let browser: Browser;
  let windows: Windows;
  let ownersPage: Page;
  let agentsPage: Page;
  let shop: Shop | undefined;

  beforeAll(async () => {
    [worker, browser] = await Promise.all([startFresh("owner"), launch(inject("chromium"))]);
    windows = makeWindows(browser);
    ownersPage = await newPage();
    agentsPage = await newPage();
  });
  beforeEach(({ task }) => {
    onTestFailed(() => windows.picture(task.name));
  });
  afterAll(async () => {
    await windows.close();
    await Promise.all([browser.close(), shop?.stop(), worker.stop()]);
  });

  async function newPage(): Promise<Page> {
    const context = await windows.open();
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: worker.edge });
    return context.newPage();
  }
  const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
  async function fillAccount(page: Page, { name, email, password }: typeof owner, invited = false): Promise<void> {
    await page.getByLabel(en.signUp.name).fill(name);
    if (!invited) await page.getByLabel(en.signIn.email).fill(email);
    await page.getByLabel(en.signIn.password).fill(password);
    await page.getByRole("button", { name: en.signUp.submit }).click();
  }

  test("is owned by the first person to sign up, who makes an organization and a site and copies its tag", async () => {
    const page = ownersPage;
    const port = await freePort();
    await page.goto(worker.edge);
    await page.getByRole("heading", { name: en.signUp.firstTitle }).waitFor();
    await fillAccount(page, owner);
    await page.getByLabel(en.setup.organizationName).fill("Nordlys");
    await page.getByRole("button", { name: en.setup.next }).click();
    await page.getByLabel(en.setup.siteName).fill("Nordlys Outdoor");
    await page.getByLabel(en.origins.label).fill(`http://localhost:${port}`);
    await page.getByRole("button", { name: en.setup.createSite }).click();
    await page.getByText(en.setup.waiting).waitFor();
    await page.getByRole("button", { name: en.setup.copy }).click();
    await page.getByRole("button", { name: en.setup.copied }).waitFor();
    const tag = await clipboard(page);
    expect(tag).toMatch(/^<script async src="http:\/\/localhost:\d+\/w\/[a-z0-9]{16}\.js"><\/script>$/);
    shop = await startShop({ port, edge: worker.edge, siteKey: tag.match(/[a-z0-9]{16}(?=\.js)/)?.[0] ?? "" });
  });

  test("turns from waiting to seen by itself when the first page view comes in", async () => {
    const visitor = await newPage();
    await visitor.goto(shop?.url ?? "");
    await ownersPage.getByText(en.setup.seen(new URL(shop?.url ?? "").host)).waitFor();
    await visitor.close();
  });

  test("lets nobody else sign up without an invitation", async () => {
    await agentsPage.goto(`${worker.edge}/sign-up`);
    await agentsPage.getByRole("heading", { name: en.signUp.closedTitle }).waitFor();
    const answer = await agentsPage.request.post(`${worker.edge}/api/auth/sign-up/email`, {
      data: agent,
      headers: { Origin: worker.edge },
    });
    expect(answer.status()).toBe(403);
  });

  test("is joined by an agent through the link of an invitation", async () => {
    await onPage(ownersPage).go("team");
    await ownersPage.getByLabel(en.team.inviteEmail).fill(agent.email);
    await ownersPage.getByRole("button", { name: en.team.invite, exact: true }).click();
    await ownersPage.getByText(en.team.inviteSent(agent.email)).waitFor();
    const link = await ownersPage.getByLabel(en.team.link).inputValue();
    await agentsPage.goto(link);
    await agentsPage.getByRole("heading", { name: en.join.title("Nordlys") }).waitFor();
    await fillAccount(agentsPage, agent, true);
    await agentsPage.getByRole("heading", { name: en.board.title }).waitFor();
    await onPage(ownersPage).go("board");
    await onPage(ownersPage).go("team");
    await ownersPage.getByRole("region", { name: en.team.members }).getByText(agent.name).waitFor();
  });

  test("closes the console of somebody who is removed, at once", async () => {
    await agentsPage.getByRole("radio", { name: en.status.online, disabled: false }).waitFor({ state: "attached" });
    await ownersPage.getByRole("button", { name: en.team.removeOf(agent.name) }).click();
    await ownersPage.getByRole("button", { name: en.team.removeYes }).click();
    await agentsPage.getByText(en.link.forbidden).waitFor({ timeout: 2_000 });
    await agentsPage.goto(ownersPage.url());
    await agentsPage.getByText(en.app.notFound).waitFor();
  });

  test("shows no page an error of its scripts or a refused policy", () => {
    expect(windows.complaints()).toEqual([]);
  });
});
