import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { TagConfig } from "#protocol/model";
import type { InviteFrame, VisitorFrame } from "#protocol/visitor";
import { invite } from "../../../widget/invite/invite.ts";
import { makeLauncher } from "../../../widget/loader/launcher.ts";
import { inviteWords } from "../../../widget/locales/invite.ts";
import type { Around } from "../../../widget/visit/visit.ts";
import { availability } from "./frames.ts";

const NAME = "hejdesk:abcdefgh12345678";
const tab = "t".repeat(22);
let life: AbortController;
let sent: VisitorFrame[];
let accepted: InviteFrame[];
let clicks: number;

const frame = (more: object = {}): InviteFrame => ({
  ...{ t: "invite", tab, trigger: "a".repeat(22), of: "v".repeat(22), at: 5_000_000, department: null },
  ...{ as: "bubble", to: "chat", text: "Which tent is it to be?", language: "en" },
  ...more,
});

/** A page with the launcher, to which an invitation comes. */
function show(given: InviteFrame, strict = false) {
  const config: TagConfig = {
    key: "abcdefgh12345678",
    edge: "https://edge.example",
    settings: { name: "Fjord & Field", color: "#0b6e5f", position: "right", greeting: "", strict },
    availability: availability(true),
  };
  const launcher = makeLauncher(config);
  launcher.say(false);
  document.body.append(launcher.host);
  launcher.button.addEventListener("click", () => clicks++);
  const nothing = () => {};
  const desk = { ...launcher, config, emit: nothing, wake: nothing, leave: nothing };
  invite(given, aroundOf(desk));
  vi.advanceTimersByTime(1);
  return desk;
}

const aroundOf = (desk: Around["desk"]): Around => ({
  ...{ desk, tab, signal: life.signal },
  send: (said) => sent.push(said) > 0,
  accept: (by) => accepted.push(by),
});

const told = () => sent.flatMap((said) => (said.t === "invited" ? said.what : said.t));
const buttons = (root: ParentNode) => [...root.querySelectorAll<HTMLElement>(".card > :not(p)")];
const kept = () => JSON.parse(localStorage.getItem(NAME) ?? "{}");
const press = (key: string, on: EventTarget = document.body) =>
  on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }));

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  life = new AbortController();
  sent = [];
  accepted = [];
  clicks = 0;
});

afterEach(() => {
  life.abort();
  vi.useRealTimers();
  document.body.replaceChildren();
  localStorage.clear();
});

describe("a bubble", () => {
  test("says its words as a status, takes no focus and keeps nothing", () => {
    const { root } = show(frame({ text: "<b>Which</b> tent?" }));
    const box = root.querySelector(".invite");
    expect(box?.role).toBe("status");
    expect(box?.querySelector("p")?.textContent).toBe("<b>Which</b> tent?");
    expect(buttons(root).map(({ textContent }) => textContent)).toEqual(["Start a chat", "No, thanks"]);
    expect(document.activeElement).toBe(document.body);
    expect(told()).toEqual(["shown"]);
    expect(localStorage).toHaveLength(0);
  });

  test("[INV3] dismissed goes, and is kept by the site's clock; in strict mode nothing is", () => {
    const { root } = show(frame());
    vi.advanceTimersByTime(4_999);
    buttons(root)[1]?.click();
    expect(root.querySelector(".invite")).toBeNull();
    expect(told()).toEqual(["shown", "dismissed"]);
    const entry = { trigger: "a".repeat(22), visit: "v".repeat(22), at: 5_000_000, fate: "dismissed" };
    expect(kept().ledger).toEqual([{ ...entry, fateAt: 5_005_000 }]);
    localStorage.clear();
    buttons(show(frame(), true).root)[1]?.click();
    expect(localStorage).toHaveLength(0);
  });

  test("[INV3] keeps the last 20, beside what else is on the device", () => {
    localStorage.setItem(
      NAME,
      JSON.stringify({ secret: "s", ledger: Array.from({ length: 20 }, (_, at) => ({ at })) }),
    );
    buttons(show(frame()).root)[1]?.click();
    expect(kept().secret).toBe("s");
    expect(kept().ledger.map(({ at }: { at: number }) => at)).toEqual(
      [...Array(19).keys()].map((at) => at + 1).concat(5_000_000),
    );
  });

  test("accepted opens the chat with it, by its button or the launcher, and once", () => {
    buttons(show(frame()).root)[0]?.click();
    expect([clicks, accepted.length, told()]).toEqual([1, 1, ["shown", "accepted"]]);
    const { button } = show(frame({ department: "d".repeat(22) }));
    button.click();
    button.click();
    expect([clicks, accepted.length]).toEqual([3, 2]);
    expect(accepted[1]).toMatchObject({ department: "d".repeat(22), text: "Which tent is it to be?" });
  });

  test("Escape is the page's own key first", () => {
    const { root } = show(frame());
    const mine = (event: Event) => event.preventDefault();
    document.body.addEventListener("keydown", mine);
    press("Escape");
    document.body.removeEventListener("keydown", mine);
    press("a");
    expect(root.querySelector(".invite")).not.toBeNull();
    press("Escape");
    expect(root.querySelector(".invite")).toBeNull();
    expect(told()).toEqual(["shown", "dismissed"]);
  });

  test("[INV2] that is there when the page goes was ignored, and nothing is kept of it", () => {
    show(frame());
    dispatchEvent(new Event("pagehide"));
    expect(told()).toEqual(["shown", "ignored"]);
    expect(localStorage).toHaveLength(0);
  });

  test("speaks the language of its words, from right to left where that is so", () => {
    const { root } = show(frame({ language: "ar", text: "هل نساعدك؟" }));
    const card = root.querySelector<HTMLElement>(".card");
    expect([card?.lang, card?.dir]).toEqual(["ar", "rtl"]);
    expect(buttons(root)[1]?.textContent).toBe(inviteWords("ar").dismiss);
    expect(inviteWords("de-AT").chat).toBe("Chat beginnen");
  });

  test("an article is a link, which opens no chat", () => {
    const article = { as: "article", url: "/size-guide", title: "Size guide", text: null, language: null };
    const { root, button } = show(frame({ ...article, to: undefined } satisfies object));
    expect(root.querySelector("a")?.getAttribute("href")).toBe("/size-guide");
    button.click();
    expect([accepted.length, told()]).toEqual([1, ["shown", "accepted"]]);
  });
});

describe("while the visitor does something else", () => {
  const field = (html: string) => {
    document.body.innerHTML = html;
    const element = document.body.querySelector<HTMLElement>("[data-focus]");
    element?.focus();
    return element;
  };

  test.each([
    "<input data-focus>",
    "<textarea data-focus></textarea>",
    "<select data-focus></select>",
    '<div contenteditable tabindex="0"><span data-focus tabindex="0">a</span></div>',
  ])("[INV2] in %s it is not shown, and the page says when they are done", (html) => {
    const element = field(html);
    const { root } = show(frame());
    expect(root.querySelector(".invite")).toBeNull();
    expect(told()).toEqual(["busy"]);
    element?.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    vi.advanceTimersByTime(500);
    expect(told()).toEqual(["busy"]);
    element?.blur();
    element?.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    vi.advanceTimersByTime(500);
    expect(told()).toEqual(["busy", "still"]);
  });

  test("[INV2] a launcher that is hidden invites nobody, nor does a place that is gone", () => {
    show(frame({ as: "inline", slot: "gone" }));
    expect(told()).toEqual(["busy"]);
  });
});

describe("where the owner wants it", () => {
  test("[INV6] it stands in the page's own place, in a root of its own, and leaves nothing", () => {
    document.body.innerHTML = '<aside data-hej-slot="column"><p>Mine</p></aside>';
    const slot = document.querySelector("aside");
    show(frame({ as: "inline", slot: "column" }));
    const root = slot?.lastElementChild?.shadowRoot;
    expect(root?.querySelector("p")?.textContent).toBe("Which tent is it to be?");
    press("Escape");
    expect(told()).toEqual(["shown"]);
    if (root) buttons(root)[1]?.click();
    expect(slot?.innerHTML).toBe("<p>Mine</p>");
  });

  test("[INV6] there it needs no launcher, which beside it does", () => {
    document.body.innerHTML = '<aside data-hej-slot="column"></aside>';
    const hidden = (given: InviteFrame) => {
      const desk = show(frame({ as: "inline", slot: "column" }));
      desk.host.hidden = true;
      sent = [];
      invite(given, aroundOf(desk));
      return told();
    };
    expect(hidden(frame({ as: "inline", slot: "column" }))).toEqual(["shown"]);
    expect(hidden(frame())).toEqual(["busy"]);
  });

  test("quietly it is the launcher's name, until it is gone", () => {
    const { root, button } = show(frame({ as: "launcher" }));
    const ids = button.getAttribute("aria-labelledby")?.split(" ") ?? [];
    expect(ids.map((id) => root.getElementById(id)?.textContent || "button")).toEqual([
      "Which tent is it to be?",
      "button",
    ]);
    expect(root.querySelector(".invite")?.role).not.toBe("status");
    buttons(root)[1]?.click();
    expect(button.hasAttribute("aria-labelledby")).toBe(false);
  });
});
