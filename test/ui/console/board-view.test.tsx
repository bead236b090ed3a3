import { fireEvent } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { describe, expect, test } from "vitest";
import { BoardHead } from "../../../console/features/board/board-head.tsx";
import { BoardPages } from "../../../console/features/board/board-pages.tsx";
import { type BoardView, createBoardView } from "../../../console/features/board/create-board-view.ts";
import { openVisit } from "../../../console/live/look.ts";
import { board, visit } from "./fixtures.ts";
import { setStage } from "./stage.tsx";

/** The head of a board on a stage, with its view and what is asked for now. */
function open() {
  const stage = setStage();
  const [held, setHeld] = createSignal(false);
  let view: BoardView | undefined;
  const shown = stage.show(() => {
    view = createBoardView(held);
    return <BoardHead view={view} search={() => {}} />;
  });
  if (view === undefined) throw new Error("The board was not drawn.");
  return { stage, shown, view, setHeld, ask: () => stage.scope.live.state().ask };
}

describe("[BRD1] what the board asks for", () => {
  test("the rows around those in sight, in whole steps, for the words and the order that were chosen", () => {
    const { shown, view, ask } = open();
    expect(ask().rows).toEqual({ text: "", page: null, sort: "stuck", from: 0, count: 100, hold: false });
    view.setFirst(95);
    expect(ask().rows).toMatchObject({ from: 60, count: 100 });
    const { n } = ask();
    view.setFirst(99);
    expect(ask().n).toBe(n);
    fireEvent.input(shown.getByRole("searchbox"), { target: { value: "norway" } });
    fireEvent.change(shown.getByRole("combobox", { name: "Order" }), { target: { value: "pages" } });
    expect(ask().rows).toMatchObject({ text: "norway", sort: "pages", from: 0 });
  });

  test("that nothing moves while somebody is about to choose, but not while they search", () => {
    const { view, setHeld, ask } = open();
    setHeld(true);
    expect(ask().rows?.hold).toBe(true);
    view.setText("norway");
    expect(ask().rows?.hold).toBe(false);
  });

  test("the pages instead of rows, and from a page those who have it open; and all of them again", () => {
    const { stage, shown, view, ask } = open();
    fireEvent.click(shown.getByRole("radio", { name: "Pages" }));
    expect(ask()).toMatchObject({ rows: null, pages: true });
    stage.tell(board({ here: 12, pages: [{ path: "/checkout", title: "Checkout", here: 12 }] }));
    const pages = stage.show(() => <BoardPages onChoose={view.setPage} />);
    fireEvent.click(pages.getByRole("button", { name: /Checkout.*12 here now/u }));
    expect(ask()).toMatchObject({ rows: { page: "/checkout" }, pages: false });
    stage.tell(board({ here: 14, matching: 12 }));
    expect(shown.getByRole("status").textContent).toBe("12 of 14 visitors");
    fireEvent.click(shown.getByRole("button", { name: /On \/checkout/u }));
    expect(ask().rows?.page).toBeNull();
    expect(shown.getByRole("status").textContent).toBe("14 visitors on the site now");
  });

  test("nothing any more when it is left", () => {
    const { shown, ask } = open();
    shown.unmount();
    expect(ask()).toMatchObject({ rows: null, pages: false });
  });
});

test("[BRD1] a visit that is asked for is unknown until the site has told, and gone where it tells of none", () => {
  const stage = setStage();
  const asked = visit("asked");
  const seen = () => openVisit(stage.scope.live.state());
  stage.tell(board({ n: 0, open: visit("before") }));
  stage.scope.live.look({ open: { visit: asked.id } });
  expect(seen()).toBeUndefined();
  stage.tell(board({ n: 1, open: asked }));
  expect(seen()).toEqual(asked);
  stage.scope.live.look({ pages: true });
  expect(seen()).toEqual(asked);
  stage.tell(board({ n: 2, open: null }));
  expect(seen()).toBeNull();
});
