import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { chromiumArgs } from "../../scripts/chromium.ts";
import { e2eFolder } from "./stack.ts";

/** Something that cannot be there in time: everything here is local. */
const PATIENCE = 8_000;

export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: chromiumArgs });

/** The windows of one test: each has cookies and storage of its own, as another person's browser has. */
export type Windows = {
  open(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Keeps a picture of each page, for looking at what failed. */
  picture(title: string): Promise<void>;
  /** What pages said that nobody should see: errors of scripts, and refused policies. */
  complaints(): string[];
  close(): Promise<void>;
};

export function makeWindows(browser: Browser): Windows {
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  return {
    complaints: () => complaints,
    async open(options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      context.setDefaultTimeout(PATIENCE);
      context.on("weberror", (error) => complaints.push(`${error.page()?.url()}: ${error.error().message}`));
      context.on("console", (message) => {
        if (message.type() === "error" && isComplaint(message.text())) complaints.push(message.text());
      });
      contexts.push(context);
      return context;
    },
    async picture(title) {
      const name = title.replaceAll(/[^a-z0-9]+/gi, "-").slice(0, 80);
      const pages: Page[] = contexts.flatMap((context) => context.pages());
      const folder = join(e2eFolder, "failed");
      mkdirSync(folder, { recursive: true });
      for (const [index, page] of pages.entries())
        await page.screenshot({ path: join(folder, `${name}-${index}.png`) }).catch(() => {});
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
    },
  };
}

/** A connection that is cut while a test cuts it is none. */
const isComplaint = (text: string): boolean => /Content Security Policy|Trusted|require-trusted|Refused to/i.test(text);
