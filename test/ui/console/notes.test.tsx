import { fireEvent, within } from "@solidjs/testing-library";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Note } from "#protocol/model";
import { Answer } from "../../../console/features/inbox/answer.tsx";
import { Asked } from "../../../console/features/inbox/asked.tsx";
import { ConversationView } from "../../../console/features/inbox/conversation-view.tsx";
import { interleave } from "../../../console/features/inbox/interleave.ts";
import { BO, conversation, events, idOf, ME, marks, message, snapshot, waiting } from "./fixtures.ts";
import { setStage } from "./stage.tsx";

const mine = conversation("mine", { state: "open", agent: ME, seq: 3, last: message(3) });
const theirs = conversation("theirs", { state: "open", agent: BO, seq: 1, last: message(1) });
const note = (name: string, after: number, change: Partial<Note> = {}): Note => ({
  id: idOf(name),
  at: 1_000_000 + after * 1000 + 1,
  agent: BO,
  after,
  body: name,
  ...change,
});
const messages = [message(1), message(2), message(3)];
const log = { t: "log" as const, conversation: mine.id, messages, notes: [note("old customer", 1)], more: false };

beforeEach(() => sessionStorage.clear());

const open = () => {
  const stage = setStage();
  stage.tell(snapshot(4, [[mine, marks(3)]]), log);
  return { stage, view: stage.show(() => <ConversationView id={mine.id} onSide={() => {}} sideOpen={false} />) };
};

test("[NOT1] where a note is written, the hint says that Enter adds it, and that the visitor never sees it", () => {
  const stage = setStage();
  const view = stage.show(() => <Answer conversation={mine} />);
  fireEvent.click(view.getByRole("radio", { name: /Note/u }));
  expect(view.getByText("Enter adds the note; the visitor never sees it")).toBeTruthy();
  expect(view.queryByText(/Enter sends/u)).toBeNull();
});

describe("notes between the messages", () => {
  test("[NOT1] each stands behind the message it was written after, with its author, unlike a message", () => {
    const { stage, view } = open();
    stage.tell(events([5, { type: "note", conversation: mine.id, note: note("discount?", 3, { agent: ME }) }]));
    const texts = [...view.getByRole("log").querySelectorAll(".bubble")].map((bubble) => bubble.textContent);
    expect(texts).toEqual(["words 1", "old customer", "words 2", "words 3", "discount?"]);
    expect(view.getByText("Note by Bo").closest(".message")?.classList.contains("note")).toBe(true);
    expect(view.getByText("Your note")).toBeTruthy();
    expect(view.getByText("words 2").closest(".message")?.querySelector(".message-head")).toBeTruthy();
  });

  test("one that came twice is there once", () => {
    const { stage, view } = open();
    stage.tell(events([5, { type: "note", conversation: mine.id, note: note("old customer", 1) }]), log);
    expect(view.getAllByText("old customer")).toHaveLength(1);
  });

  test("those of pages that are not loaded wait for them", () => {
    const bodies = (more: boolean) =>
      interleave(messages.slice(1), [note("early", 0), note("late", 3)], more).map((entry) => entry.body);
    expect(bodies(true)).toEqual(["words 2", "words 3", "late"]);
    expect(bodies(false)).toEqual(["early", "words 2", "words 3", "late"]);
  });

  test("an own one shows at once, as a note, until the site tells it", () => {
    const { stage, view } = open();
    const own = { id: idOf("own"), conversation: mine.id, body: "ask Bo", note: true, at: 1, seq: null, failed: null };
    stage.hold(own);
    expect(view.getByText("ask Bo").closest(".message")?.classList.contains("note")).toBe(true);
    stage.tell(events([5, { type: "note", conversation: mine.id, note: note("ask Bo", 3, { id: own.id }) }]));
    expect(view.getAllByText("ask Bo")).toHaveLength(1);
    expect(stage.scope.live.state().outgoing).toEqual([]);
  });
});

describe("writing a note", () => {
  const write = (view: ReturnType<ReturnType<typeof setStage>["show"]>, text: string) =>
    fireEvent.input(view.getByRole("textbox"), { target: { value: text } });

  test("[NOT1] it goes to colleagues, is never typed at the visitor, and leaves the answer as it was", () => {
    const stage = setStage();
    const view = stage.show(() => <Answer conversation={mine} />);
    write(view, "Dear cust");
    fireEvent.click(view.getByRole("radio", { name: "Note" }));
    expect(view.getByRole<HTMLTextAreaElement>("textbox", { name: "Note for colleagues" }).value).toBe("");
    stage.asked.length = 0;
    write(view, "she is angry");
    fireEvent.keyDown(view.getByRole("textbox"), { key: "Enter" });
    expect(stage.asked).toEqual([["note", mine.id, "she is angry"]]);
    fireEvent.click(view.getByRole("radio", { name: /Reply/u }));
    expect(view.getByRole<HTMLTextAreaElement>("textbox", { name: "Message" }).value).toBe("Dear cust");
  });

  test("a note that was begun is kept as a note over a change of conversation, and another begins as a reply", () => {
    const stage = setStage();
    const first = stage.show(() => <Answer conversation={mine} />);
    fireEvent.click(first.getByRole("radio", { name: "Note" }));
    write(first, "half a note");
    first.unmount();
    const again = stage.show(() => <Answer conversation={mine} />);
    expect(again.getByRole<HTMLTextAreaElement>("textbox", { name: "Message" }).value).toBe("");
    fireEvent.click(again.getByRole("radio", { name: "Note begun" }));
    expect(again.getByRole<HTMLTextAreaElement>("textbox").value).toBe("half a note");
  });

  test("it may be left on what is closed", () => {
    const stage = setStage();
    const view = stage.show(() => <Answer conversation={{ ...mine, state: "closed" }} />);
    fireEvent.click(view.getByRole("radio", { name: "Note" }));
    write(view, "for the record");
    fireEvent.click(view.getByRole("button", { name: "Add note" }));
    expect(stage.asked).toEqual([["note", mine.id, "for the record"]]);
  });
});

describe("[VIW1] who else looks at it", () => {
  test("is told while it is on the screen: not when the tab is hidden, nor after it was left", () => {
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(false);
    const { stage, view } = open();
    const told = () => stage.asked.filter(([name]) => name === "viewing").map(([, id]) => id);
    expect(told()).toEqual([mine.id]);
    hidden.mockReturnValue(true);
    fireEvent(document, new Event("visibilitychange"));
    expect(told()).toEqual([mine.id, null]);
    hidden.mockReturnValue(false);
    fireEvent(document, new Event("visibilitychange"));
    view.unmount();
    expect(told()).toEqual([mine.id, null, mine.id, null]);
    hidden.mockRestore();
  });

  test("is shown by name, and oneself is not", () => {
    const { stage, view } = open();
    expect(view.queryByText(/looking at this/u)).toBeNull();
    const viewing = [ME, BO, BO].map((agent) => ({ agent, conversation: mine.id }));
    stage.tell({ t: "viewing", viewing: [...viewing, { agent: "somebody_else", conversation: theirs.id }] });
    expect(view.getByText("Bo is looking at this too")).toBeTruthy();
    stage.tell({ t: "viewing", viewing: [] });
    expect(view.queryByText(/looking at this/u)).toBeNull();
  });

  test("joining a colleague's conversation says where one's words go", () => {
    const view = setStage().show(() => <Answer conversation={theirs} />);
    expect(view.getByText("Bo has this conversation. What you write goes to the visitor too.")).toBeTruthy();
    fireEvent.click(view.getByRole("radio", { name: "Note" }));
    expect(view.queryByText(/has this conversation/u)).toBeNull();
    view.unmount();
    const own = setStage().show(() => <Answer conversation={mine} />);
    expect(own.queryByText(/has this conversation/u)).toBeNull();
  });
});

describe("[RTE4] what nobody answered", () => {
  test("says who was asked and when, in order, and where it went then", () => {
    const asked = [ME, BO].map((agent, index) => ({ agent, at: Date.parse("2026-11-25T10:00:00") + index * 60_000 }));
    const stage = setStage();
    const missed = { ...mine, state: "missed" as const, agent: null, waiting: waiting({ asked, fellBack: true }) };
    const view = stage.show(() => <Asked conversation={missed} />);
    const list = within(view.getByRole("region", { name: "Who was asked" }));
    expect(list.getAllByRole("listitem").map((item) => item.textContent)).toEqual(["You at 10:00", "Bo at 10:01"]);
    expect(list.getByText("Then the fallback department.")).toBeTruthy();
  });

  test("says that nobody could be asked, and nothing where nobody was missed", () => {
    const missed = { ...mine, state: "missed" as const, agent: null, waiting: waiting() };
    const view = setStage().show(() => <Asked conversation={missed} />);
    expect(view.getByText("Nobody could be asked.")).toBeTruthy();
    view.unmount();
    const other = setStage().show(() => <Asked conversation={mine} />);
    expect(other.queryByRole("region")).toBeNull();
  });
});
