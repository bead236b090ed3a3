import { beforeEach, describe, expect, test } from "vitest";
import { ConversationList } from "../../../console/features/inbox/conversation-list.tsx";
import { Navigation } from "../../../console/features/shell/navigation.tsx";
import { BO, conversation, events, ME, marks, message, snapshot, waiting } from "./fixtures.ts";
import { setStage } from "./stage.tsx";

const joined = message(2, { from: "agent", agent: ME, kind: "joined", body: "" });
const taken = conversation("taken", { state: "open", agent: ME, seq: 2, last: joined });
const log = (id: string) => ({
  t: "log" as const,
  conversation: id,
  messages: [message(1, { body: "Does it ship?" }), joined],
  notes: [],
  more: false,
});

beforeEach(() => sessionStorage.clear());

const list = (stage: ReturnType<typeof setStage>) => stage.show(() => <ConversationList chosen={undefined} />);

describe("a row of the inbox", () => {
  test("has the visitor's words also after one joined, not the line that says so", () => {
    const stage = setStage();
    stage.tell(snapshot(4, [[taken, marks(2)]]));
    const view = list(stage);
    expect(stage.asked).toEqual([["log", taken.id]]);
    stage.tell(log(taken.id));
    expect(view.getByText("Does it ship?")).toBeTruthy();
    expect(view.queryByText("You joined")).toBeNull();
  });

  test("shows unread words rather than the answer that was begun, and says that one was", () => {
    const stage = setStage();
    stage.tell(snapshot(4, [[taken, marks(2)]]), log(taken.id));
    stage.scope.drafts.set(taken.id, "half a thought");
    const view = list(stage);
    expect(view.getByRole("link").textContent).toContain("half a thought");
    stage.tell(events([5, { type: "message", conversation: taken.id, message: message(3, { body: "And in red?" }) }]));
    expect(view.getByText("And in red?")).toBeTruthy();
    expect(view.getByText(/Draft/u)).toBeTruthy();
    expect(view.queryByText(/half a thought/u)).toBeNull();
  });

  test("is laid out as its own words run", () => {
    const stage = setStage();
    stage.tell(snapshot(4, [[{ ...taken, last: message(2, { body: "مرحبا" }) }, marks(2)]]));
    expect(list(stage).getByText("مرحبا").dir).toBe("auto");
  });

  test("counts the first minute of a wait in seconds, as the offer does", () => {
    const stage = setStage();
    const since = Date.now() - 10_000;
    stage.tell(snapshot(4, [[conversation("waits", { waiting: waiting({ since }) }), marks(0)]]));
    expect(list(stage).getByText("Waits 10 s")).toBeTruthy();
  });
});

test("who waits and is offered to nobody is counted beside the inbox even once it was read", () => {
  const offer = (agent: string) => ({ agent, at: 0, reminded: false });
  const one = conversation("one", { seq: 1, last: message(1), waiting: waiting() });
  const stage = setStage();
  stage.tell(snapshot(4, [[one, marks(1)]]));
  const view = stage.show(() => <Navigation />);
  expect(view.getByRole("link", { name: /Inbox/u }).textContent).toContain("1");
  stage.tell(events([5, { type: "waiting", conversation: one.id, waiting: waiting({ offer: offer(BO) }) }]));
  expect(view.getByRole("link", { name: /Inbox/u }).textContent).toBe("Inbox");
});
