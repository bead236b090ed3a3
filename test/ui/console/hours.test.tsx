import { useLocation, useNavigate } from "@solidjs/router";
import { fireEvent, within } from "@solidjs/testing-library";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { SiteEvent } from "#protocol/event";
import { Settings } from "#protocol/model";
import type { ChangeSettings, SiteDetails } from "#protocol/rest";
import type { Schedule } from "#protocol/schedule";
import Hours from "../../../console/features/hours/hours.tsx";
import { Shell } from "../../../console/features/shell/shell.tsx";
import { VisitorsSee } from "../../../console/features/shell/visitors-see.tsx";
import { draftsKey } from "../../../console/live/drafts.ts";
import { dropUndos, Toasts } from "../../../console/ui/toasts.tsx";
import { conversation, events, idOf, ME, marks, message, snapshot } from "./fixtures.ts";
import { setStage } from "./stage.tsx";

const week: Schedule = {
  timeZone: "Europe/Berlin",
  week: [
    { day: 1, from: "09:00", to: "17:00" },
    { day: 6, from: "20:00", to: "02:00" },
  ],
  exceptions: [{ from: "2026-12-24", to: "2026-12-26", yearly: true, label: "Christmas", hours: [] }],
};
const settings = (change: Partial<Settings> = {}): Settings => ({
  ...v.parse(Settings, {
    ...{ name: "Shop", origins: ["https://shop.example"], color: "#1f6feb", position: "right" },
    ...{ greeting: "", strict: false, hours: week },
  }),
  ...change,
});
const detailsOf = (held: Settings): SiteDetails => ({
  ...{ id: "site_1", key: "shopshopshopshop", name: "Shop", organization: "org_12345" },
  ...{ settings: held, tag: "<script></script>", seen: null },
});

beforeEach(() => {
  sessionStorage.clear();
  vi.useFakeTimers({ now: Date.parse("2026-11-25T10:00Z"), toFake: ["Date"] });
});
afterEach(() => {
  dropUndos();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The way to another screen, for what is asked before one is left. */
let goTo = (_: string) => {};
const Elsewhere = () => {
  goTo = useNavigate();
  return null;
};

function open(first: Settings = settings(), role: "owner" | "agent" = "owner") {
  const sent: ChangeSettings[] = [];
  let held = first;
  vi.stubGlobal("fetch", async (_: URL, init: RequestInit) => {
    const change: ChangeSettings = JSON.parse(String(init.body));
    sent.push(change);
    held = v.parse(Settings, { ...held, ...change });
    return Response.json(detailsOf(held));
  });
  const stage = setStage({ role, details: detailsOf(first) });
  const tell = (now: Settings, rev: number) => {
    const event: SiteEvent = { type: "settings", settings: now };
    stage.tell(events([rev, event]));
  };
  stage.tell(snapshot(1, []));
  tell(first, 2);
  const view = stage.show(() => (
    <>
      <Hours />
      <VisitorsSee />
      <Toasts />
      <Elsewhere />
    </>
  ));
  const blocks = () =>
    within(view.getByRole("group", { name: "Week, with the hours drawn in it" }))
      .getAllByRole("button")
      .map((block) => block.getAttribute("aria-label"));
  const block = (name: string) => view.getByRole("button", { name });
  const save = async () => {
    fireEvent.click(view.getByRole("button", { name: "Save hours" }));
    await view.findByText(/^Saved/u);
  };
  return { stage, tell, view, sent, blocks, block, save };
}

describe("the week, by keys", () => {
  test("arrows move hours by a quarter of an hour or a day, Shift their end, Alt their beginning", () => {
    const { block, blocks } = open();
    const press = (name: string, key: string, more = {}) => fireEvent.keyDown(block(name), { key, ...more });
    press("Monday, 09:00 to 17:00", "ArrowDown");
    press("Monday, 09:15 to 17:15", "ArrowRight");
    press("Tuesday, 09:15 to 17:15", "ArrowUp", { shiftKey: true });
    press("Tuesday, 09:15 to 17:00", "ArrowUp", { altKey: true });
    expect(blocks()).toEqual(["Tuesday, 09:00 to 17:00", "Saturday, 20:00 to 02:00 the next day"]);
  });

  test("the block keeps the focus while it moves, and what it is now is said", () => {
    const { view, block } = open();
    const element = block("Monday, 09:00 to 17:00");
    element.focus();
    fireEvent.keyDown(element, { key: "ArrowDown" });
    expect(document.activeElement).toBe(element);
    expect(view.getAllByRole("status").map((one) => one.textContent)).toContain("Monday, 09:15 to 17:15");
  });

  test("Delete removes, and it can be undone", () => {
    const { view, block, blocks } = open();
    fireEvent.keyDown(block("Monday, 09:00 to 17:00"), { key: "Delete" });
    expect(blocks()).toEqual(["Saturday, 20:00 to 02:00 the next day"]);
    fireEvent.click(view.getByRole("button", { name: "Undo" }));
    expect(blocks()).toHaveLength(2);
  });

  test("Enter goes to the times, which can be typed", async () => {
    const { view, block, sent, save } = open();
    fireEvent.keyDown(block("Monday, 09:00 to 17:00"), { key: "Enter" });
    const field = document.activeElement as HTMLInputElement;
    expect(field.getAttribute("aria-label")).toBe("Monday: opens at");
    fireEvent.change(field, { target: { value: "08:30" } });
    fireEvent.change(view.getByLabelText("Monday: closes at"), { target: { value: "00:00" } });
    await save();
    expect(sent).toEqual([{ hours: { ...week, week: [{ day: 1, from: "08:30", to: "24:00" }, week.week[1]] } }]);
  });
});

test("Alt and an arrow move hours, and open a field's list, without leaving for somebody's conversation", async () => {
  const lamp = conversation("lamp", { seq: 1, last: message(1) });
  const stage = setStage({ role: "owner", details: detailsOf(settings()) });
  stage.tell(snapshot(1, [[lamp, marks(1)]], null, settings()));
  const view = stage.show(() => (
    <Shell onIdle={() => {}}>
      <Hours />
      <output>{useLocation().pathname}</output>
    </Shell>
  ));
  const place = () => view.container.querySelector("output")?.textContent;
  const press = (element: Element) => fireEvent.keyDown(element, { key: "ArrowDown", altKey: true });
  press(view.getByRole("button", { name: "Monday, 09:00 to 17:00" }));
  press(view.getByRole("button", { name: "Monday, 09:15 to 17:00" }));
  for (const field of ["Time zone", "Monday: opens at", "How long"]) press(view.getByLabelText(field));
  // The router goes somewhere a moment later.
  await new Promise((done) => setTimeout(done, 20));
  expect(place()).toBe("/");
  press(document.body);
  await vi.waitFor(() => expect(place()).toBe(`/sites/site_1/inbox/${lamp.id}`));
});

describe("the week, by pointer", () => {
  const COLUMN = 100;
  const HOUR = 20;
  /** happy-dom lays nothing out, so the seven columns are put where a browser would have them. */
  const lay = () => {
    for (const column of document.querySelectorAll<HTMLElement>(".week-day")) {
      const left = (Number(column.dataset.day) - 1) * COLUMN;
      column.getBoundingClientRect = () => new DOMRect(left, 0, COLUMN, 24 * HOUR);
    }
    const area = document.querySelector<HTMLElement>(".week-area");
    if (area === null) throw new Error("There is no week.");
    area.setPointerCapture = () => {};
    return area;
  };
  const at = (day: number, hour: number) => ({
    button: 0,
    pointerId: 1,
    clientX: (day - 0.5) * COLUMN,
    clientY: hour * HOUR,
  });
  const pull = (target: Element, from: [number, number], ...to: [number, number][]) => {
    const area = lay();
    fireEvent.pointerDown(target, at(...from));
    for (const place of to) fireEvent.pointerMove(area, at(...place));
    fireEvent.pointerUp(area, at(...from));
  };

  test("draws new hours, past midnight too", () => {
    const { blocks } = open();
    pull(lay(), [3, 10], [3, 12], [3, 14]);
    pull(lay(), [7, 22], [1, 2]);
    expect(blocks()).toContain("Wednesday, 10:00 to 14:00");
    expect(blocks()).toContain("Sunday, 22:00 to 02:00 the next day");
  });

  test("moves hours and pulls their ends; a click goes to their times", () => {
    const { blocks, block } = open();
    pull(block("Monday, 09:00 to 17:00"), [1, 10], [2, 11]);
    expect(blocks()).toContain("Tuesday, 10:00 to 18:00");
    const edge = block("Tuesday, 10:00 to 18:00").querySelector("[data-edge=end]");
    if (edge === null) throw new Error("It has no end to pull.");
    pull(edge, [2, 18], [2, 16]);
    expect(blocks()).toContain("Tuesday, 10:00 to 16:00");
    pull(block("Tuesday, 10:00 to 16:00"), [2, 12]);
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Tuesday: opens at");
  });

  test("joins hours that are drawn over others, which can be undone", () => {
    const { view, blocks } = open();
    pull(lay(), [1, 17], [1, 19]);
    expect(blocks()).toContain("Monday, 09:00 to 19:00");
    fireEvent.click(view.getByRole("button", { name: "Undo" }));
    expect(blocks()).toContain("Monday, 09:00 to 17:00");
  });

  test("changes nothing where only owners and admins may", () => {
    const { blocks } = open(settings(), "agent");
    pull(lay(), [3, 10], [3, 14]);
    expect(blocks()).toHaveLength(2);
  });
});

test("Monday's hours go to the other weekdays, not to the weekend", async () => {
  const { view, sent, save } = open();
  fireEvent.click(view.getByRole("button", { name: "Copy Monday to the other weekdays" }));
  await save();
  expect(sent[0]?.hours?.week).toEqual([
    ...[1, 2, 3, 4, 5].map((day) => ({ day, from: "09:00", to: "17:00" })),
    week.week[1],
  ]);
});

test("always is a choice, that can be undone, and is sent as no hours", async () => {
  const { view, sent, save, blocks } = open();
  fireEvent.click(view.getByRole("radio", { name: /^Always/u }));
  expect(view.queryByRole("group", { name: /^Week, with/u })).toBeNull();
  expect(view.getByText("The set times are taken out. Save to tell visitors.")).toBeTruthy();
  fireEvent.click(view.getByRole("button", { name: "Undo" }));
  expect(blocks()).toHaveLength(2);
  fireEvent.click(view.getByRole("radio", { name: /^Always/u }));
  fireEvent.click(view.getByRole("radio", { name: /^During the hours Open/u }));
  await save();
  expect(sent).toEqual([{ hours: null, rule: "hours" }]);
});

describe("other days", () => {
  const day = (view: ReturnType<typeof open>["view"], name: RegExp | string) => view.getByRole("button", { name });

  test("are chosen by the keyboard, several with Shift, and kept with their name and times", async () => {
    const { view, sent, save } = open();
    const press = (name: RegExp, key: string, shiftKey = false) =>
      fireEvent.keyDown(day(view, name), { key, shiftKey });
    press(/^Wed, Nov 25, 2026/u, "ArrowRight");
    press(/^Thu, Nov 26, 2026/u, "ArrowRight", true);
    press(/^Fri, Nov 27, 2026/u, "Enter");
    fireEvent.input(view.getByLabelText("Name"), { target: { value: " Moving " } });
    fireEvent.click(view.getByLabelText("Open at other times"));
    fireEvent.change(view.getByLabelText("Closes at"), { target: { value: "12:00" } });
    fireEvent.click(view.getByRole("button", { name: "Add these days" }));
    await save();
    expect(sent[0]?.hours?.exceptions).toEqual([
      ...week.exceptions,
      { from: "2026-11-26", to: "2026-11-27", label: "Moving", hours: [{ from: "10:00", to: "12:00" }] },
    ]);
  });

  test("show in the calendar with their name, and are changed from there", async () => {
    const { view, sent, save } = open();
    fireEvent.click(view.getByRole("button", { name: "Next month" }));
    const christmas = day(view, "Fri, Dec 25, 2026: Christmas, Closed");
    fireEvent.keyDown(christmas, { key: "Enter" });
    fireEvent.click(view.getByLabelText("Every year on the same days"));
    fireEvent.click(view.getByRole("button", { name: "Apply" }));
    await save();
    expect(sent[0]?.hours?.exceptions).toEqual([
      { from: "2026-12-24", to: "2026-12-26", label: "Christmas", hours: [] },
    ]);
  });

  test("are not taken when they end before they begin", () => {
    const { view } = open();
    fireEvent.keyDown(day(view, /^Wed, Nov 25, 2026/u), { key: "Enter" });
    fireEvent.change(view.getByLabelText("To, included"), { target: { value: "2026-11-20" } });
    fireEvent.click(view.getByRole("button", { name: "Add these days" }));
    expect(view.getByText("It must not end before it begins.")).toBeTruthy();
  });

  test("are scrolled to once they are in the list", () => {
    const shown = vi.spyOn(HTMLElement.prototype, "scrollIntoView");
    const { view } = open();
    fireEvent.keyDown(day(view, /^Wed, Nov 25, 2026/u), { key: "Enter" });
    fireEvent.click(view.getByRole("button", { name: "Add these days" }));
    expect(shown.mock.contexts.map((row) => (row instanceof HTMLElement ? row.textContent : ""))).toEqual([
      expect.stringMatching(/^Wed, Nov 25, 2026/u),
    ]);
  });

  test("are removed, and it can be undone", () => {
    const { view } = open();
    fireEvent.click(view.getByRole("button", { name: /^Remove Christmas/u }));
    expect(view.getByText("None yet: every week is the same.")).toBeTruthy();
    fireEvent.click(view.getByRole("button", { name: "Undo" }));
    expect(view.getByText("Christmas")).toBeTruthy();
  });

  const write = (view: ReturnType<typeof open>["view"], name: string) => {
    fireEvent.click(view.getByRole("button", { name: /^Change Christmas/u }));
    fireEvent.input(view.getByLabelText("Name"), { target: { value: name } });
  };
  const leave = () => window.dispatchEvent(new Event("beforeunload", { cancelable: true }));

  test("that are being written stay when a colleague saves something, and go to their place", async () => {
    const { view, tell, sent, save } = open();
    write(view, "Feast");
    const before = { from: "2026-12-01", to: "2026-12-01", label: "Audit", hours: [] };
    tell(settings({ hours: { ...week, exceptions: [before, ...week.exceptions] } }), 3);
    expect(view.getByLabelText<HTMLInputElement>("Name").value).toBe("Feast");
    fireEvent.click(view.getByRole("button", { name: "Apply" }));
    await save();
    expect(sent[0]?.hours?.exceptions).toEqual([before, { ...week.exceptions[0], label: "Feast" }]);
  });

  test("that are being written are saved with the rest, and hold the tab until then", async () => {
    const { view, sent, save } = open();
    fireEvent.keyDown(day(view, /^Wed, Nov 25, 2026/u), { key: "Enter" });
    expect(leave()).toBe(true);
    fireEvent.input(view.getByLabelText("Name"), { target: { value: "Moving" } });
    expect(leave()).toBe(false);
    await save();
    expect(leave()).toBe(true);
    expect(view.queryByLabelText("Name")).toBeNull();
    expect(sent[0]?.hours?.exceptions.at(-1)).toEqual({
      ...{ from: "2026-11-25", to: "2026-11-25", label: "Moving", hours: [] },
    });
  });

  test("that are being written wrong keep the rest from being saved, and the reason is beside the button", () => {
    const { view, sent, block } = open();
    fireEvent.keyDown(block("Monday, 09:00 to 17:00"), { key: "ArrowDown" });
    fireEvent.keyDown(day(view, /^Wed, Nov 25, 2026/u), { key: "Enter" });
    fireEvent.change(view.getByLabelText("To, included"), { target: { value: "2026-11-20" } });
    fireEvent.click(view.getByRole("button", { name: "Save hours" }));
    expect(view.getByText(/^Not saved: the other days end before they begin/u)).toBeTruthy();
    expect(sent).toEqual([]);
    fireEvent.change(view.getByLabelText("To, included"), { target: { value: "2026-11-25" } });
    expect(view.queryByText(/^Not saved: the other days/u)).toBeNull();
  });

  test("that are being written wait with the rest when another screen is opened", async () => {
    const { view } = open();
    write(view, "Feast");
    goTo("/elsewhere");
    await vi.waitFor(() => expect(view.queryByLabelText("Name")).toBeNull());
    view.unmount();
    expect(open().view.getByText("Feast")).toBeTruthy();
  });

  test("that are being written stay those of the site when a department is looked at", () => {
    const { view } = open(settings({ departments: [{ id: idOf("sales"), name: "Sales", rule: null, hours: week }] }));
    const whose = view.getByLabelText<HTMLSelectElement>("Hours of");
    const look = (value: string) => fireEvent.change(whose, { target: { value } });
    write(view, "Feast");
    look(idOf("sales"));
    expect(view.getByText("Christmas")).toBeTruthy();
    look("site");
    expect(view.getByText("Feast")).toBeTruthy();
    fireEvent.click(view.getByRole("button", { name: /^Change Feast/u }));
    fireEvent.change(view.getByLabelText("To, included"), { target: { value: "2026-11-20" } });
    look(idOf("sales"));
    expect(whose.value).toBe("site");
  });

  test("come from public holidays only as far as they are ticked, and not twice", async () => {
    const { view, sent, save } = open();
    fireEvent.click(view.getByRole("button", { name: "Public holidays…" }));
    const boxingDay = await view.findByRole<HTMLInputElement>("checkbox", { name: /^Boxing Day/u }, { timeout: 5_000 });
    expect(boxingDay.disabled).toBe(true);
    fireEvent.click(view.getByRole("button", { name: "None" }));
    fireEvent.click(view.getByRole("checkbox", { name: /^Good Friday/u }));
    fireEvent.click(view.getByRole("button", { name: "Close on 1 of these" }));
    await save();
    expect(sent[0]?.hours?.exceptions).toEqual([
      ...week.exceptions,
      { from: "2027-03-26", to: "2027-03-26", label: "Good Friday", hours: [] },
    ]);
  });
});

describe("what is not saved", () => {
  test("is there again after a look elsewhere, and can be discarded", () => {
    const first = open();
    fireEvent.keyDown(first.block("Monday, 09:00 to 17:00"), { key: "ArrowDown" });
    first.view.unmount();
    const again = open();
    expect(again.view.getByText(/They are still here/u)).toBeTruthy();
    expect(again.blocks()).toContain("Monday, 09:15 to 17:15");
    fireEvent.click(again.view.getByRole("button", { name: "Discard changes" }));
    expect(again.blocks()).toContain("Monday, 09:00 to 17:00");
    again.view.unmount();
    expect(open().view.queryByText(/They are still here/u)).toBeNull();
  });

  const audit = { from: "2026-12-01", to: "2026-12-01", label: "Audit", hours: [] };
  const more: Schedule = { ...week, timeZone: "Europe/Oslo", exceptions: [...week.exceptions, audit] };

  test("keeps the other days and the zone that a colleague saved meanwhile", async () => {
    const { block, tell, sent, save } = open();
    fireEvent.keyDown(block("Monday, 09:00 to 17:00"), { key: "ArrowDown" });
    tell(settings({ hours: more }), 3);
    await save();
    expect(sent[0]?.hours).toEqual({ ...more, week: [{ day: 1, from: "09:15", to: "17:15" }, week.week[1]] });
  });

  test("keeps them too when it waited while somebody looked elsewhere", async () => {
    const first = open();
    fireEvent.click(first.view.getByRole("button", { name: /^Remove Christmas/u }));
    first.view.unmount();
    const again = open(settings({ hours: { ...week, week: more.week.slice(1), timeZone: more.timeZone } }));
    await again.save();
    expect(again.sent).toEqual([{ hours: { ...more, week: more.week.slice(1), exceptions: [] } }]);
  });

  test("that a colleague saved alike is not a change any more", () => {
    const { view, block, tell } = open();
    fireEvent.keyDown(block("Monday, 09:00 to 17:00"), { key: "Delete" });
    tell(settings({ hours: { ...more, week: week.week.slice(1) } }), 3);
    expect(view.queryByRole("button", { name: "Discard changes" })).toBeNull();
  });

  test("was kept by an older version of this page, and is still read", () => {
    const kept = { site: { rule: "hours", hours: { ...week, exceptions: [] } } };
    sessionStorage.setItem(draftsKey(ME), JSON.stringify({ "hours:site_1": JSON.stringify(kept) }));
    const { view } = open();
    expect(view.getByText("None yet: every week is the same.")).toBeTruthy();
    expect(view.getByRole<HTMLInputElement>("radio", { name: /^During the hours Open/u }).checked).toBe(true);
  });

  test("is in the two weeks to come, which say so", async () => {
    const { view, block, save } = open();
    expect(view.getByText("As visitors see them.")).toBeTruthy();
    fireEvent.keyDown(block("Monday, 09:00 to 17:00"), { key: "Delete" });
    expect(view.getByText("As visitors will see them once you save.")).toBeTruthy();
    await save();
    expect(view.getByText("As visitors see them.")).toBeTruthy();
  });

  test("is said to be saved for a while, once it is", async () => {
    vi.useFakeTimers({ now: Date.now(), toFake: ["Date", "setTimeout", "clearTimeout"] });
    const { view, block } = open();
    fireEvent.keyDown(block("Monday, 09:00 to 17:00"), { key: "Delete" });
    fireEvent.click(view.getByRole("button", { name: "Save hours" }));
    await vi.waitFor(() => expect(view.queryByText(/^Saved/u)).toBeTruthy());
    vi.advanceTimersByTime(10_000);
    expect(view.queryByText(/^Saved/u)).toBeNull();
  });

  test("holds the tab when it is closed", () => {
    const { block } = open();
    const leave = () => window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
    expect(leave()).toBe(true);
    fireEvent.keyDown(block("Monday, 09:00 to 17:00"), { key: "ArrowDown" });
    expect(leave()).toBe(false);
  });

  test("stays when it could not be saved, and the reason names the field", async () => {
    const { view, block, blocks } = open();
    vi.stubGlobal("fetch", async () =>
      Response.json({ code: "malformed", detail: "hours.week.0.to: must look like 09:30" }, { status: 400 }),
    );
    fireEvent.keyDown(block("Monday, 09:00 to 17:00"), { key: "ArrowDown" });
    fireEvent.click(view.getByRole("button", { name: "Save hours" }));
    expect((await view.findByRole("alert")).textContent).toContain("hours.week.0.to: must look like 09:30");
    expect(blocks()).toContain("Monday, 09:15 to 17:15");
  });

  test("stands beside what a colleague changes elsewhere, and only it is sent", async () => {
    const { tell, view, sent, save } = open();
    fireEvent.click(view.getByRole("radio", { name: /^During the hours Open/u }));
    tell(settings({ hours: { ...week, exceptions: [] } }), 3);
    expect(view.getByText("None yet: every week is the same.")).toBeTruthy();
    await save();
    expect(sent).toEqual([{ rule: "hours" }]);
  });
});

describe("undo", () => {
  const undo = (view: ReturnType<typeof open>["view"]) => view.queryByRole("button", { name: "Undo" });
  const remove = ({ block }: ReturnType<typeof open>) =>
    fireEvent.keyDown(block("Monday, 09:00 to 17:00"), { key: "Delete" });

  test("works after saving as before, and leaves alone what a colleague saved since", async () => {
    const page = open();
    remove(page);
    await page.save();
    page.tell(settings({ hours: { ...week, week: week.week.slice(1), exceptions: [] } }), 3);
    fireEvent.click(page.view.getByRole("button", { name: "Undo" }));
    expect(page.blocks()).toHaveLength(2);
    expect(page.view.getByText("None yet: every week is the same.")).toBeTruthy();
  });

  test("takes back what was said of whom, also while others are looked at", () => {
    const page = open(settings({ departments: [{ id: idOf("sales"), name: "Sales", rule: null, hours: week }] }));
    remove(page);
    fireEvent.change(page.view.getByLabelText("Hours of"), { target: { value: idOf("sales") } });
    fireEvent.click(page.view.getByRole("button", { name: "Undo" }));
    expect(page.blocks()).toHaveLength(2);
    fireEvent.change(page.view.getByLabelText("Hours of"), { target: { value: "site" } });
    expect(page.blocks()).toHaveLength(2);
  });

  test("is not offered any more once something else was changed, or another screen opened", () => {
    const page = open();
    remove(page);
    fireEvent.click(page.view.getByRole("radio", { name: /^During the hours Open/u }));
    expect(undo(page.view)).toBeNull();
    fireEvent.click(page.view.getByRole("button", { name: /^Remove Christmas/u }));
    expect(undo(page.view)).not.toBeNull();
    page.view.unmount();
    expect(undo(page.stage.show(() => <Toasts />))).toBeNull();
  });

  test("brings back what was discarded, over what a colleague saved since", () => {
    const page = open();
    remove(page);
    fireEvent.click(page.view.getByRole("button", { name: "Discard changes" }));
    expect(page.blocks()).toHaveLength(2);
    page.tell(settings({ hours: { ...week, exceptions: [] } }), 3);
    fireEvent.click(page.view.getByRole("button", { name: "Undo" }));
    expect(page.blocks()).toHaveLength(1);
    expect(page.view.getByText("None yet: every week is the same.")).toBeTruthy();
  });
});

test("a department's hours are its own, and the others stay as they are", async () => {
  const departments = [
    { id: idOf("sales"), name: "Sales", rule: null, hours: null },
    { id: idOf("help"), name: "Help", rule: "hours" as const, hours: null },
  ];
  const { view, sent, save } = open(settings({ departments }));
  fireEvent.change(view.getByLabelText("Hours of"), { target: { value: idOf("sales") } });
  expect(view.getAllByRole("radio", { name: /^As the site/u })).toHaveLength(2);
  fireEvent.click(view.getByRole("radio", { name: /^When somebody is there/u }));
  fireEvent.click(view.getByRole("radio", { name: /^At set times/u }));
  fireEvent.change(view.getByLabelText("Monday: opens at"), { target: { value: "10:00" } });
  await save();
  expect(sent).toEqual([
    {
      departments: [
        {
          ...departments[0],
          rule: "staffed",
          hours: { ...week, week: [{ day: 1, from: "10:00", to: "17:00" }, week.week[1]] },
        },
        departments[1],
      ],
    },
  ]);
});

describe("by hand", () => {
  test("closed for an hour is told at once, can be undone, and is ended", async () => {
    const { view, sent, tell } = open();
    fireEvent.click(view.getByRole("button", { name: "Close now" }));
    await view.findByText("Done. Visitors are told at once.");
    const until = Date.parse("2026-11-25T11:00Z");
    expect(sent[0]?.override?.open).toBe(false);
    expect(Math.abs((sent[0]?.override?.until ?? 0) - until)).toBeLessThan(5_000);
    tell(settings({ override: { open: false, until } }), 3);
    expect(view.getByText(/^Closed by hand until today at/u)).toBeTruthy();
    fireEvent.click(view.getByRole("button", { name: "End this now" }));
    await view.findByText("The hours count again.");
    expect(sent[1]).toEqual({ override: null });
  });

  test("open until a time that is over today lasts until that time tomorrow", async () => {
    const { view, sent } = open();
    fireEvent.change(view.getByLabelText("How long"), { target: { value: "aTime" } });
    fireEvent.change(view.getByLabelText("Time"), { target: { value: "10:00" } });
    fireEvent.click(view.getByRole("button", { name: "Open now" }));
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.override).toEqual({ open: true, until: Date.parse("2026-11-26T09:00Z") });
  });

  test("is of the site's time zone, which is named where this browser's clock is another", async () => {
    const { view, sent, tell } = open(settings({ hours: { ...week, timeZone: "Asia/Tokyo" } }));
    fireEvent.change(view.getByLabelText("How long"), { target: { value: "endOfToday" } });
    expect(view.getByText("in Asia/Tokyo")).toBeTruthy();
    fireEvent.click(view.getByRole("button", { name: "Close now" }));
    const until = Date.parse("2026-11-25T15:00Z");
    await vi.waitFor(() => expect(sent[0]?.override).toEqual({ open: false, until }));
    tell(settings({ hours: { ...week, timeZone: "Asia/Tokyo" }, override: { open: false, until } }), 3);
    expect(view.getByText("Closed by hand until tomorrow at 00:00 (Asia/Tokyo).")).toBeTruthy();
  });
});

test("who may not change the hours is told nothing of how to", () => {
  const words = /Drag|Choose a day|Type to search|Right now|Close now/u;
  expect(open().view.container.textContent).toMatch(words);
  const { view, tell } = open(settings(), "agent");
  expect(view.container.textContent).not.toMatch(words);
  tell(settings({ override: { open: false, until: Date.now() + 60_000 } }), 3);
  expect(view.getByText(/^Closed by hand until today/u)).toBeTruthy();
});

test("what visitors see says why, and when it changes", () => {
  const { view, stage } = open();
  stage.tell({
    t: "availability",
    availability: {
      ...{ open: false, reason: "outside-hours", replies: null, agents: [], departments: [], until: 0 },
      next: { at: Date.now() + 86_400_000, open: true },
    },
  });
  expect(view.getByText(/^It is outside the hours\. Opens tomorrow at \d\d:\d\d\.$/u)).toBeTruthy();
});
