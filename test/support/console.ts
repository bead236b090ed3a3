import type { Locator, Page } from "playwright-core";
import { en } from "../../console/locales/en.ts";
import type { Status } from "../../worker/protocol/model.ts";
import type { Windows } from "./browser.ts";
import type { SignedIn } from "./team.ts";

/** The console as an agent sees it. Everything is found by role and words. */
export type Console = {
  page: Page;
  /** Rows of the board, of visitors whose row has these words. */
  visits(words?: string | RegExp): Locator;
  /** The panel of the visitor that was chosen. */
  panel: Locator;
  /** A list of the inbox: its rows are links. */
  section(name: "waiting" | "mine" | "unanswered" | "others" | "closed"): Locator;
  log: Locator;
  field: Locator;
  go(screen: "board" | "inbox" | "team" | "routing" | "triggers" | "hours" | "settings" | "install"): Promise<void>;
  setStatus(status: Status): Promise<void>;
  /** Opens the conversation whose row has these words, from wherever it is in the inbox. */
  open(words: string): Promise<void>;
  say(text: string): Promise<void>;
};

type Place = { edge: string; site: { id: string } };

/** Opens the board as somebody who is signed in, online and connected. */
export async function openConsole(windows: Windows, { edge, site }: Place, who: SignedIn): Promise<Console> {
  const context = await windows.open();
  await context.addCookies(cookies(edge, who.cookie));
  const page = await context.newPage();
  await page.goto(`${edge}/sites/${site.id}/board`);
  const console = onPage(page);
  // Where sockets are blocked it goes by HTTP after two tries, whose waits come to 8.7 seconds at most [POL4].
  const isOnline = page.getByRole("radio", { name: en.status.online, disabled: false });
  await isOnline.waitFor({ state: "attached", timeout: 20_000 });
  await console.setStatus("online");
  return console;
}

/** The same words on any page of the console that is open already. */
export function onPage(page: Page): Console {
  const list = page.getByRole("list", { name: en.board.list });
  const field = page.getByRole("textbox", { name: en.conversation.compose, exact: true });
  const go: Console["go"] = async (screen) => {
    const [, site] = /\/sites\/([^/]+)/.exec(page.url()) ?? [];
    if (screen === "install") await page.goto(new URL(`/sites/${site}/install`, page.url()).href);
    else await page.getByRole("navigation", { name: en.nav.label }).getByRole("link", { name: en.nav[screen] }).click();
  };
  return {
    page,
    visits: (words) => {
      const rows = list.getByRole("listitem");
      return words === undefined ? rows : rows.filter({ hasText: words });
    },
    panel: page.getByRole("complementary", { name: en.visit.panel }),
    section: (name) => page.getByRole("region", { name: new RegExp(`^${en.inbox[name]}`) }),
    log: page.getByRole("log", { name: en.conversation.messages }),
    field,
    go,
    async setStatus(status) {
      await page.getByRole("radio", { name: en.status[status] }).check();
    },
    async open(words) {
      await go("inbox");
      // On the board a row with these words is a link too.
      await page.waitForURL(/\/inbox/);
      await page.getByRole("main").getByRole("link").filter({ hasText: words }).click();
      await field.waitFor();
    },
    async say(text) {
      await field.fill(text);
      await field.press("Enter");
    },
  };
}

function cookies(url: string, header: string): { name: string; value: string; url: string }[] {
  return header.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
}
