import { createRoot } from "solid-js";
import { afterEach, expect, test, vi } from "vitest";
import { createHold } from "../../../console/features/board/create-hold.ts";

afterEach(() => vi.useRealTimers());

test("the keyboard holds the list while it is used, and not for as long as the focus is there", () => {
  vi.useFakeTimers();
  const hold = createRoot(createHold);
  const row = document.createElement("a");
  vi.spyOn(row, "matches").mockReturnValue(true);
  const list = document.createElement("div");
  list.append(row);
  hold.attach(list);
  row.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
  vi.advanceTimersByTime(20_000);
  row.dispatchEvent(new KeyboardEvent("keydown", { key: "Tab", bubbles: true }));
  vi.advanceTimersByTime(20_000);
  expect(hold.held()).toBe(true);
  vi.advanceTimersByTime(10_000);
  expect(hold.held()).toBe(false);
  row.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
  row.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  expect(hold.held()).toBe(false);
});
