import { randomUUID } from "node:crypto";
import type { BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { en } from "../../widget/locales/en.ts";
import type { Windows } from "./browser.ts";

export type VisitorOptions = BrowserContextOptions & {
  /** Joins the browser of somebody who is there already, as another tab. */
  beside?: Visitor;
};

/** A visitor as they see the shop. Everything is found by role and words. */
export type Visitor = {
  context: BrowserContext;
  page: Page;
  launcher: Locator;
  /** The opened chat. */
  chat: Locator;
  /** What was said. */
  log: Locator;
  /** Where one writes. */
  field: Locator;
  /** An agent's words beside the launcher while the chat is closed. */
  peek: Locator;
  openChat(): Promise<void>;
  /** Opens the chat when it is closed, writes, and sends. */
  say(text: string): Promise<void>;
};

export async function openShop(windows: Windows, url: string, options: VisitorOptions = {}): Promise<Visitor> {
  const { beside, ...rest } = options;
  const context = beside?.context ?? (await windows.open({ userAgent: someBrowser(), ...rest }));
  const page = await context.newPage();
  await page.goto(url);
  return onPage(page);
}

/** Before they write, people are told apart by address and User-Agent; here all have the same address. */
const someBrowser = (): string =>
  `Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36 T/${randomUUID()}`;

/** The same words on any page that is open already. */
export function onPage(page: Page): Visitor {
  const chat = page.getByRole("dialog", { name: /^Chat with/ });
  const launcher = page.getByRole("button", { name: /^Chat/ });
  const field = chat.getByRole("textbox", { name: en.yourMessage });
  async function openChat(): Promise<void> {
    if (await chat.isVisible()) return;
    await launcher.click();
    await field.waitFor();
  }
  return {
    context: page.context(),
    page,
    launcher,
    chat,
    log: chat.getByRole("log"),
    field,
    peek: page.getByRole("status").filter({ has: page.getByRole("button", { name: en.dismiss }) }),
    openChat,
    async say(text) {
      await openChat();
      await field.fill(text);
      await field.press("Enter");
    },
  };
}
