import { fireEvent } from "@solidjs/testing-library";
import { describe, expect, test } from "vitest";
import { VisitRow } from "../../../console/features/board/visit-row.tsx";
import { WriteFirst } from "../../../console/features/board/write-first.tsx";
import { conversation, idOf, marks, snapshot, tab, visit } from "./fixtures.ts";
import { setStage } from "./stage.tsx";

const at = (ago: number) => Date.now() - ago;
const page = (path: string, title: string, ago: number) => ({ path, title, at: at(ago) });

describe("a row of the board", () => {
  const lamp = page("/lamps/arc", "Arc lamp", 65_000);
  const maja = visit("maja", {
    since: at(300_000),
    trail: [page("/", "Home", 300_000), page("/lamps", "Lamps", 200_000), lamp],
    tabs: [tab("tab", { page: lamp, visitor: idOf("visitor-chat") })],
  });

  test("it says who, where, where before, from where, with what, and for how long", () => {
    const stage = setStage();
    const view = stage.show(() => <VisitRow id={maja.id} visit={maja} gone={false} chosen={false} />);
    const text = view.getByRole("link").textContent;
    for (const part of [
      "Visitor from Germany",
      "DE",
      "Firefox",
      "German",
      "Phone",
      "Arc lamp",
      "/lamps/arc",
      "search.example",
    ])
      expect(text).toContain(part);
    expect(text).toMatch(/Home\s+›\s+Lamps/u);
    expect(text).toContain("1 min 05 s");
    expect(text).toContain("5 min 00 s");
    expect(view.getByRole("link").getAttribute("href")).toBe(`/sites/site_1/board/${maja.id}`);
  });

  test("it shows that somebody waits for an answer, and then that they are answered", () => {
    const stage = setStage();
    const chat = conversation("chat", { visitor: idOf("visitor-chat") });
    stage.tell(snapshot(1, [[chat, marks(0)]]));
    const view = stage.show(() => <VisitRow id={maja.id} visit={maja} gone={false} chosen={false} />);
    expect(view.getByText("Waiting for an answer")).toBeTruthy();
    stage.tell(snapshot(2, [[{ ...chat, state: "open" }, marks(0)]]));
    expect(view.getByText("In conversation")).toBeTruthy();
  });

  test.each([
    ["missed", "Nobody answered in time"],
    ["message", "Left as a message"],
  ] as const)("a conversation that is %s is not said to go on", (state, words) => {
    const stage = setStage();
    stage.tell(snapshot(1, [[conversation("chat", { visitor: idOf("visitor-chat"), state }), marks(0)]]));
    const view = stage.show(() => <VisitRow id={maja.id} visit={maja} gone={false} chosen={false} />);
    expect(view.getByText(words)).toBeTruthy();
  });

  test("[WHO2] a conversation that began in a visit is not of everybody who shares that", () => {
    const stage = setStage();
    stage.tell(snapshot(1, [[conversation("strangers", { visit: maja.id }), marks(0)]]));
    const view = stage.show(() => <VisitRow id={maja.id} visit={maja} gone={false} chosen={false} />);
    expect(view.queryByText("Waiting for an answer")).toBeNull();
  });

  test("who left while it was held says so", () => {
    const stage = setStage();
    const view = stage.show(() => <VisitRow id={maja.id} visit={maja} gone chosen={false} />);
    expect(view.getByText("Left")).toBeTruthy();
  });
});

describe("[FST1] writing first", () => {
  const tabs = [tab("old", { page: page("/a", "Older", 90_000) }), tab("new", { page: page("/b", "Newer", 10_000) })];

  test("it goes to the tab that was used last, and the field is empty then", () => {
    sessionStorage.clear();
    const stage = setStage();
    const view = stage.show(() => <WriteFirst visit={visit("v", { tabs })} />);
    const field = view.getByRole<HTMLTextAreaElement>("textbox", { name: "Message to this visitor" });
    fireEvent.input(field, { target: { value: "Hej" } });
    fireEvent.keyDown(field, { key: "Enter" });
    expect(stage.asked).toEqual([["start", idOf("v"), idOf("new"), "Hej"]]);
    expect(field.value).toBe("");
  });

  test("with several tabs one can be picked; with one there is nothing to pick", () => {
    sessionStorage.clear();
    const stage = setStage();
    const view = stage.show(() => <WriteFirst visit={visit("v", { tabs })} />);
    fireEvent.change(view.getByRole("combobox", { name: "Send to the tab" }), { target: { value: idOf("old") } });
    const field = view.getByRole("textbox");
    fireEvent.input(field, { target: { value: "Hej" } });
    fireEvent.keyDown(field, { key: "Enter" });
    expect(stage.asked).toEqual([["start", idOf("v"), idOf("old"), "Hej"]]);
    view.unmount();
    expect(stage.show(() => <WriteFirst visit={visit("w")} />).queryByRole("combobox")).toBeNull();
  });
});
