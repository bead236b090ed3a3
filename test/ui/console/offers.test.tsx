import { useLocation } from "@solidjs/router";
import { fireEvent } from "@solidjs/testing-library";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Waiting } from "#protocol/model";
import { ConversationList } from "../../../console/features/inbox/conversation-list.tsx";
import Offers from "../../../console/features/offers/offers.tsx";
import { Colleagues } from "../../../console/features/shell/colleagues.tsx";
import { Shell } from "../../../console/features/shell/shell.tsx";
import {
  BO,
  conversation,
  department,
  events,
  ME,
  marks,
  mate,
  message,
  siteSettings,
  snapshot,
  waiting,
} from "./fixtures.ts";
import { setStage } from "./stage.tsx";

const AT = 1_800_000_000_000;
const sales = department("Sales");
const wait = (change: Partial<Waiting>) => waiting({ since: AT - 20_000, ...change });
const offer = (agent: string, reminded = false) => ({ agent, at: AT - 10_000, reminded });
const lamp = conversation("lamp", { seq: 1, last: message(1, { body: "Does it ship?" }), department: sales.id });
const offered = { ...lamp, waiting: wait({ offer: offer(ME), asked: [{ agent: ME, at: AT - 10_000 }] }) };
const settings = siteSettings({ departments: [sales] });

beforeEach(() => {
  sessionStorage.clear();
  vi.useFakeTimers({ now: AT });
});
afterEach(() => vi.useRealTimers());

const open = (first: typeof lamp = offered) => {
  const stage = setStage();
  stage.tell(snapshot(4, [[first, marks(0)]], null, settings));
  const view = stage.show(() => {
    const place = useLocation();
    return (
      <>
        <Offers />
        <output>{place.pathname}</output>
      </>
    );
  });
  return { stage, view };
};

describe("an offer to me", () => {
  test("[RTE4] says who waits, for which department, and the seconds that are left of it", () => {
    const { view } = open();
    const card = view.getByRole("article", { name: "Visitor from Germany" });
    expect(card.textContent).toContain("Does it ship?");
    expect(card.textContent).toContain("Waits 20 s");
    expect(card.textContent).toContain("Sales");
    expect(view.getByRole("timer", { name: "50 s left" })).toBeTruthy();
  });

  test("is taken with one press, which opens the conversation, and no second one", async () => {
    const { stage, view } = open();
    fireEvent.click(view.getByRole("button", { name: "Take" }));
    fireEvent.click(view.getByRole("button", { name: "Pass to the next" }));
    expect(stage.asked).toEqual([["assign", lamp.id, ME]]);
    await vi.waitFor(() => expect(view.getByText(`/sites/site_1/inbox/${lamp.id}`)).toBeTruthy());
  });

  test("[RTE9] is passed on, and goes when the next is asked", () => {
    const { stage, view } = open();
    fireEvent.click(view.getByRole("button", { name: "Pass to the next" }));
    expect(stage.asked).toEqual([["pass", lamp.id]]);
    stage.tell(events([5, { type: "waiting", conversation: lamp.id, waiting: wait({ offer: offer(BO) }) }]));
    expect(view.queryByRole("article")).toBeNull();
  });

  test("to a colleague is none to me", () => {
    const { view } = open({ ...lamp, waiting: wait({ offer: offer(BO) }) });
    expect(view.queryByRole("article")).toBeNull();
  });

  test("[RTE4] says stronger that they still wait when the site reminds, and no more once it is taken", () => {
    const { stage, view } = open();
    expect(view.getByRole("alert").textContent).toBe("A visitor waits for you");
    stage.tell({ t: "remind", conversation: lamp.id });
    expect(view.getByRole("alert").textContent).toBe("They still wait for you");
    expect(stage.scope.live.state().reminded).toEqual(new Set([lamp.id]));
    stage.tell(events([5, { type: "assigned", conversation: lamp.id, agent: BO }]));
    expect(view.queryByRole("alert")).toBeNull();
    expect(stage.scope.live.state().reminded).toEqual(new Set());
  });

  test("[RTE9] one that was handed on says what the visitor wrote last, and the note for who gets it", () => {
    const joined = message(2, { from: "agent", agent: BO, kind: "joined", body: "" });
    const handed = { ...offered, seq: 2, last: joined, waiting: wait({ offer: offer(ME), priority: 1 }) };
    const { stage, view } = open(handed);
    expect(stage.asked).toEqual([["log", lamp.id]]);
    const note = { id: "note", at: handed.waiting.since, agent: BO, after: 2, body: "Wants a refund" };
    const messages = [message(1, { body: "Does it ship?" }), joined];
    stage.tell({ t: "log", conversation: lamp.id, messages, notes: [note], more: false });
    const card = view.getByRole("article").textContent;
    expect(card).toContain("Does it ship?");
    expect(card).toContain("Note by Bo: Wants a refund");
  });

  test("takes no press for a moment after it came: what is below it moved", () => {
    const stage = setStage();
    stage.tell(snapshot(4, [[lamp, marks(1)]]));
    const view = stage.show(() => <Shell onIdle={() => {}} />);
    const moved = () => view.container.querySelector<HTMLElement>(".stage")?.dataset.moved;
    expect(moved()).toBeUndefined();
    stage.tell(events([5, { type: "waiting", conversation: lamp.id, waiting: offered.waiting }]));
    expect(moved()).toBe("");
    vi.advanceTimersByTime(500);
    expect(moved()).toBeUndefined();
  });

  test("is in the page's title", () => {
    const stage = setStage();
    stage.tell(snapshot(4, [[offered, marks(1)]]));
    stage.show(() => <Shell onIdle={() => {}} />);
    expect(document.title).toBe("A visitor waits for you · Shop · Hejdesk");
    stage.tell({ t: "remind", conversation: lamp.id });
    expect(document.title).toBe("They still wait for you · Shop · Hejdesk");
    stage.tell(events([5, { type: "assigned", conversation: lamp.id, agent: BO }]));
    expect(document.title).toBe("Shop · Hejdesk");
  });
});

describe("[RTE5] who was set to away for offers they missed", () => {
  test("reads why, is back with one press, and the notice goes with the status", () => {
    const { stage, view } = open(lamp);
    stage.tell({ t: "away", missed: 2 }, { t: "team", team: [mate({ status: "away" })] });
    expect(view.getByRole("alert").textContent).toContain("2 offers in a row");
    fireEvent.click(view.getByRole("button", { name: "I’m back" }));
    expect(stage.asked).toEqual([["status", "online"]]);
    stage.tell({ t: "team", team: [mate({ status: "online" })] });
    expect(view.queryByRole("alert")).toBeNull();
  });
});

test("[RTE4] a reminder from before this page was opened still stands", () => {
  const { view } = open({ ...offered, waiting: wait({ offer: offer(ME, true) }) });
  expect(view.getByRole("alert").textContent).toBe("They still wait for you");
});

test("colleagues who are here are listed with how much they have; whom nobody touches counts as away", () => {
  const stage = setStage();
  const away = mate({ id: BO, name: "Bo", idle: true, load: 2, most: 3 });
  stage.tell({ t: "team", team: [mate(), away, mate({ id: "gone_of_these", name: "Kim", here: false })] });
  const view = stage.show(() => <Colleagues />);
  expect(view.getAllByRole("listitem").map((item) => item.textContent)).toEqual(["Bo2 of 3"]);
  expect(view.container.querySelector<HTMLElement>(".dot")?.dataset.status).toBe("away");
});

describe("the lists", () => {
  const list = (...all: (typeof lamp)[]) => {
    const stage = setStage();
    const entries = all.map((one): [typeof lamp, ReturnType<typeof marks>] => [one, marks(0)]);
    stage.tell(snapshot(4, entries, null, settings));
    return stage.show(() => <ConversationList chosen={undefined} />);
  };

  test("[RTE2] who waits stands in turn, with place, department, whom it is offered to, and since when", () => {
    const view = list(
      { ...offered, waiting: wait({ offer: offer(BO) }) },
      conversation("before", { waiting: wait({ since: AT - 300_000 }) }),
      conversation("again", { waiting: wait({ since: AT - 60_000, priority: 1 }) }),
    );
    const rows = view.getAllByRole("link").map((row) => row.textContent);
    expect(rows[0]).toContain("No. 1 · Nobody is asked now");
    expect(rows[0]).toContain("Waits 1 min");
    expect(rows[1]).toContain("Waits 5 min");
    expect(rows[2]).toContain("No. 3 · Offered to Bo");
    expect(rows[2]).toContain("Sales");
  });

  test("what nobody answered says whether it was missed or left, and where to answer", () => {
    const view = list(
      conversation("missed", { state: "missed", waiting: wait({}) }),
      conversation("left", { state: "message", person: { name: "Maja", email: "maja@shop.example" } }),
    );
    const [missed, left] = [view.getByText("Missed").closest("a"), view.getByText("Message").closest("a")];
    expect(missed?.textContent).toContain("Visitor from Germany");
    expect(left?.textContent).toContain("maja@shop.example");
  });

  test("what nobody answered shows the visitor's words, and not the line that nobody did", () => {
    const line = message(2, { from: "agent", kind: "missed", body: "" });
    const stage = setStage();
    const missed = conversation("missed", { state: "missed", waiting: wait({}), seq: 2, last: line });
    stage.tell(snapshot(4, [[missed, marks(0)]]));
    const view = stage.show(() => <ConversationList chosen={undefined} />);
    expect(stage.asked).toEqual([["log", missed.id]]);
    const messages = [message(1, { body: "Hello?" }), line];
    stage.tell({ t: "log", conversation: missed.id, messages, notes: [], more: false });
    expect(view.getByText("Hello?")).toBeTruthy();
    expect(stage.asked).toHaveLength(1);
  });
});
