import { fireEvent, render, screen } from "@solidjs/testing-library";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ConversationHead } from "../../../console/features/inbox/conversation-head.tsx";
import { showToast, Toasts } from "../../../console/ui/toasts.tsx";
import { conversation, events, ME, marks, message, snapshot } from "./fixtures.ts";
import { setStage } from "./stage.tsx";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

const words = () => screen.getByRole("status").textContent;

test("what is told of the same thing takes the place of what was told before", () => {
  render(() => <Toasts />);
  showToast("Closed now.", () => {}, { about: "override" });
  showToast("Saved.");
  showToast("The hours count again.", () => {}, { about: "override" });
  expect(words()).toBe("Saved.The hours count again.Undo");
});

test("each can be closed", () => {
  render(() => <Toasts />);
  showToast("Saved.");
  fireEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(words()).toBe("");
});

test("a conversation is said to be closed once it is, and no more when it is open again", () => {
  const mine = conversation("mine", { state: "open", agent: ME, seq: 1, last: message(1) });
  const line = (seq: number, kind: "closed" | "reopened") => message(seq, { from: "agent", agent: ME, kind, body: "" });
  const stage = setStage();
  stage.tell(snapshot(1, [[mine, marks(1)]]));
  const view = stage.show(() => (
    <>
      <ConversationHead conversation={mine} onSide={() => {}} sideOpen={false} />
      <Toasts />
    </>
  ));
  fireEvent.click(view.getByRole("button", { name: "Close" }));
  expect(words()).toBe("");
  stage.tell(events([2, { type: "message", conversation: mine.id, message: line(2, "closed") }]));
  expect(words()).toBe("Conversation closed.Undo");
  stage.tell(events([3, { type: "message", conversation: mine.id, message: line(3, "reopened") }]));
  expect(words()).toBe("");
});
