import { fireEvent, within } from "@solidjs/testing-library";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { Answer } from "../../../console/features/inbox/answer.tsx";
import { ConversationHead } from "../../../console/features/inbox/conversation-head.tsx";
import { ConversationList } from "../../../console/features/inbox/conversation-list.tsx";
import { ConversationView } from "../../../console/features/inbox/conversation-view.tsx";
import Inbox from "../../../console/features/inbox/inbox.tsx";
import { BO, conversation, events, ME, marks, message, snapshot } from "./fixtures.ts";
import { setStage } from "./stage.tsx";

const waiting = conversation("waiting", { seq: 2, last: message(2, { body: "Does it ship?" }), country: "FR" });
const mine = conversation("mine", { state: "open", agent: ME, seq: 3, last: message(3), person: { name: "Maja" } });
const theirs = conversation("theirs", { state: "open", agent: BO, seq: 1, last: message(1) });
const all = snapshot(4, [
  [waiting, marks(0)],
  [mine, marks(3)],
  [theirs, marks(0)],
]);

beforeEach(() => sessionStorage.clear());

describe("the inbox", () => {
  test("each list holds its conversations, with count and unread", () => {
    const stage = setStage();
    stage.tell(all);
    const view = stage.show(() => <ConversationList chosen={undefined} />);
    const section = (name: RegExp) => within(view.getByRole("region", { name }));
    expect(section(/^Waiting 1/u).getByRole("link").textContent).toContain("Does it ship?");
    expect(section(/^Waiting 1 2 unread/u).getByRole("link", { name: /Visitor from France.*2 unread/u })).toBeTruthy();
    expect(section(/^Mine 1/u).getByRole("link", { name: /Maja/u }).textContent).not.toContain("unread");
    expect(section(/^Others’ 1/u).getByText("With Bo")).toBeTruthy();
    expect(section(/^Closed 0/u).queryByRole("link")).toBeNull();
  });

  test("an empty one says so, and offers nothing to choose or to load", () => {
    const stage = setStage();
    stage.tell(snapshot(1, []));
    const view = stage.show(() => <Inbox />);
    expect(view.getByRole("heading", { name: "No conversations yet" })).toBeTruthy();
    expect(view.queryByRole("button", { name: "Load older" })).toBeNull();
    stage.tell(all);
    expect(view.getByRole("heading", { name: "Choose a conversation" })).toBeTruthy();
  });

  test("a conversation that is taken moves from waiting to mine", () => {
    const stage = setStage();
    stage.tell(all);
    const view = stage.show(() => <ConversationList chosen={undefined} />);
    stage.tell(events([5, { type: "assigned", conversation: waiting.id, agent: ME }]));
    expect(view.getByText("Nobody is waiting.")).toBeTruthy();
    expect(within(view.getByRole("region", { name: /^Mine 2/u })).getAllByRole("link")).toHaveLength(2);
  });

  test("[REV3] an old one that comes back moves from the history to where it is now", async () => {
    const past = conversation("past", { state: "closed", agent: ME, seq: 1, last: message(1, { body: "Long ago" }) });
    vi.stubGlobal("fetch", async () => Response.json({ conversations: [past], more: false, behind: 0 }));
    const stage = setStage();
    stage.tell(all);
    const view = stage.show(() => <ConversationList chosen={undefined} />);
    fireEvent.click(view.getByRole("button", { name: "Load older" }));
    expect(await within(view.getByRole("region", { name: /^Closed/u })).findByText("Long ago")).toBeTruthy();
    const reopened = message(2, { from: "agent", agent: ME, kind: "reopened", body: "" });
    stage.tell(
      events(
        [5, { type: "returned", conversation: past }],
        [6, { type: "message", conversation: past.id, message: reopened }],
      ),
    );
    expect(within(view.getByRole("region", { name: /^Closed 0/u })).queryByRole("link")).toBeNull();
    expect(
      within(view.getByRole("region", { name: /^Mine 2/u })).getByText("You reopened the conversation"),
    ).toBeTruthy();
    vi.unstubAllGlobals();
  });

  test("an agent's first words that were not shown are said to be so", () => {
    const stage = setStage();
    stage.tell(snapshot(1, [[{ ...mine, startedBy: "agent", reach: "left" }, marks(0)]]));
    const view = stage.show(() => <ConversationList chosen={undefined} />);
    expect(view.getByText("Left before it was read")).toBeTruthy();
    stage.tell(events([2, { type: "reach", conversation: mine.id, reach: "pending" }]));
    expect(view.getByText("Not shown yet")).toBeTruthy();
  });
});

describe("an open conversation", () => {
  const log = { t: "log" as const, conversation: mine.id, notes: [], more: false };
  const messages = [
    message(1, { body: "<img src=x onerror=alert(1)>" }),
    message(2, { from: "agent", agent: ME, body: "Hej" }),
    message(3),
  ];
  const open = (stage: ReturnType<typeof setStage>) =>
    stage.show(() => <ConversationView id={mine.id} onSide={() => {}} sideOpen={false} />);

  test("it asks for its messages, and again after a cut", () => {
    const stage = setStage();
    stage.tell(all);
    open(stage);
    expect(stage.asked).toContainEqual(["log", mine.id]);
    stage.tell({ ...log, messages });
    const times = () => stage.asked.filter(([name]) => name === "log").length;
    expect(times()).toBe(1);
    stage.tell(snapshot(9, [[{ ...mine, seq: 5, last: message(5) }, marks(3)]]));
    expect(times()).toBe(2);
  });

  test("[MSG4] text is drawn as text", () => {
    const stage = setStage();
    stage.tell(all, { ...log, messages });
    const view = open(stage);
    expect(view.getByText("<img src=x onerror=alert(1)>")).toBeTruthy();
    expect(view.container.querySelector("img")).toBeNull();
  });

  test("[MSG7] it is read while somebody can be reading it, and not before", () => {
    const focus = vi.spyOn(document, "hasFocus").mockReturnValue(false);
    const stage = setStage();
    stage.tell(snapshot(4, [[mine, marks(1)]]), { ...log, messages });
    open(stage);
    expect(stage.asked.filter(([name]) => name === "read")).toEqual([]);
    focus.mockReturnValue(true);
    fireEvent.focus(window);
    expect(stage.asked).toContainEqual(["read", mine.id, 3]);
    focus.mockRestore();
  });

  test("the fate of the last words is told: sent, delivered, read", () => {
    const stage = setStage();
    stage.tell(all, { ...log, messages });
    const view = open(stage);
    expect(view.getByText("Sent")).toBeTruthy();
    const told = (delivered: number, read: number) =>
      stage.tell({
        t: "marks",
        marks: [{ conversation: mine.id, marks: { ...marks(3), visitor: { delivered, read } } }],
      });
    told(2, 0);
    expect(view.getByText("Delivered")).toBeTruthy();
    told(2, 2);
    expect(view.getByText("Read")).toBeTruthy();
  });

  test("only a message just sent moves it from where one reads", async () => {
    const own = { conversation: mine.id, body: "Hej", note: false, at: 1, seq: null };
    const failed = { ...own, id: "failed", failed: "No." };
    const stage = setStage();
    stage.tell(all, { ...log, messages });
    stage.hold(failed);
    const list = open(stage).getByRole("log");
    await Promise.resolve();
    Object.defineProperties(list, { scrollHeight: { value: 1000 }, clientHeight: { value: 100 } });
    list.scrollTop = 10;
    fireEvent.scroll(list);
    stage.tell(events([5, { type: "message", conversation: mine.id, message: message(4) }]));
    await Promise.resolve();
    expect(list.scrollTop).toBe(10);
    stage.hold(failed, { ...own, id: "sent", failed: null });
    await Promise.resolve();
    expect(list.scrollTop).toBe(1000);
    list.scrollTop = 10;
    fireEvent.scroll(list);
    stage.hold(failed);
    await Promise.resolve();
    expect(list.scrollTop).toBe(10);
  });

  test("the end stays in sight when what stands around the messages takes room", () => {
    const resized: (() => void)[] = [];
    const observer = class {
      constructor(tell: () => void) {
        resized.push(tell);
      }
      observe() {}
      disconnect() {}
    };
    vi.stubGlobal("ResizeObserver", observer);
    const stage = setStage();
    stage.tell(all, { ...log, messages });
    const list = open(stage).getByRole("log");
    Object.defineProperties(list, { scrollHeight: { value: 1000 }, clientHeight: { value: 100 } });
    for (const tell of resized) tell();
    expect(list.scrollTop).toBe(1000);
    list.scrollTop = 10;
    fireEvent.scroll(list);
    for (const tell of resized) tell();
    expect(list.scrollTop).toBe(10);
    vi.unstubAllGlobals();
  });

  test("a page of earlier messages is not read out, a new message is", () => {
    vi.useFakeTimers();
    const stage = setStage();
    stage.tell(all, { ...log, messages: messages.slice(1), more: true });
    const list = open(stage).getByRole("log");
    const busy = () => list.getAttribute("aria-busy");
    vi.advanceTimersByTime(1_000);
    expect(busy()).toBe("false");
    stage.tell({ ...log, messages: messages.slice(0, 1) });
    expect(busy()).toBe("true");
    vi.advanceTimersByTime(1_000);
    stage.tell(events([5, { type: "message", conversation: mine.id, message: message(4) }]));
    expect(busy()).toBe("false");
    vi.useRealTimers();
  });

  test("[MSG9] typing is shown and lapses after six seconds", () => {
    vi.useFakeTimers();
    const stage = setStage();
    stage.tell(all, { ...log, messages });
    stage.tell({ t: "typing", conversation: mine.id, from: "visitor", agent: null, on: true });
    const view = open(stage);
    expect(view.getByText("Maja is writing…")).toBeTruthy();
    vi.advanceTimersByTime(6_100);
    stage.tell({ t: "marks", marks: [] });
    expect(view.queryByText("Maja is writing…")).toBeNull();
    vi.useRealTimers();
  });
});

describe("answering", () => {
  test("drafts stay with their conversation", () => {
    const stage = setStage();
    stage.tell(all);
    const first = stage.show(() => <Answer conversation={mine} />);
    fireEvent.input(first.getByRole("textbox"), { target: { value: "half a thought" } });
    first.unmount();
    const other = stage.show(() => <Answer conversation={waiting} />);
    expect(other.getByRole<HTMLTextAreaElement>("textbox").value).toBe("");
    other.unmount();
    const again = stage.show(() => <Answer conversation={mine} />);
    expect(again.getByRole<HTMLTextAreaElement>("textbox").value).toBe("half a thought");
  });

  test("sending says it to this conversation, empties the field, and ends the typing", () => {
    const stage = setStage();
    stage.tell(all);
    const view = stage.show(() => <Answer conversation={mine} />);
    fireEvent.input(view.getByRole("textbox"), { target: { value: "Yes" } });
    fireEvent.keyDown(view.getByRole("textbox"), { key: "Enter" });
    expect(stage.asked).toEqual([
      ["typing", mine.id, true],
      ["say", mine.id, "Yes"],
      ["typing", mine.id, false],
    ]);
    expect(view.getByRole<HTMLTextAreaElement>("textbox").value).toBe("");
  });

  test("what cannot be sent any more stays in the field", () => {
    const stage = setStage();
    stage.tell(all);
    stage.setLink("ended");
    const view = stage.show(() => <Answer conversation={mine} />);
    fireEvent.input(view.getByRole("textbox"), { target: { value: "Yes" } });
    fireEvent.keyDown(view.getByRole("textbox"), { key: "Enter" });
    expect(view.getByRole<HTMLTextAreaElement>("textbox").value).toBe("Yes");
  });

  test("[MSG6] a closed conversation offers no field", () => {
    const stage = setStage();
    const view = stage.show(() => <Answer conversation={{ ...mine, state: "closed" }} />);
    expect(view.queryByRole("textbox")).toBeNull();
    expect(view.getByText(/Reopen it to write/u)).toBeTruthy();
  });
});

describe("[REV5] what an agent may do with it", () => {
  const buttons = (stage: ReturnType<typeof setStage>, of: typeof mine) => {
    const view = stage.show(() => <ConversationHead conversation={of} onSide={() => {}} sideOpen={false} />);
    const names = view.getAllByRole("button").map((button) => button.textContent || button.getAttribute("aria-label"));
    view.unmount();
    return names;
  };

  test("an agent may not give or take what is a colleague's; a supervisor may", () => {
    expect(buttons(setStage(), theirs)).toEqual(["Close", "Visitor"]);
    expect(buttons(setStage({ role: "supervisor" }), theirs)).toEqual(["Take over", "Hand on", "Close", "Visitor"]);
    expect(buttons(setStage(), mine)).toEqual(["Hand on", "Close", "Visitor"]);
    expect(buttons(setStage(), waiting)).toEqual(["Take", "Close", "Visitor"]);
  });

  test("taking assigns it to oneself, closing can be undone", () => {
    const stage = setStage();
    const view = stage.show(() => <ConversationHead conversation={waiting} onSide={() => {}} sideOpen={false} />);
    fireEvent.click(view.getByRole("button", { name: "Take" }));
    fireEvent.click(view.getByRole("button", { name: "Close" }));
    expect(stage.asked).toEqual([
      ["assign", waiting.id, ME],
      ["close", waiting.id],
    ]);
  });
});
