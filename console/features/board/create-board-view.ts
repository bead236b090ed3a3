import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from "solid-js";
import type { BoardSort } from "#protocol/board-window";
import { useSite } from "../../live/context.tsx";

/** What somebody looks at on the board, and the rows that are asked for because of it. */
export type BoardView = {
  text: Accessor<string>;
  setText(text: string): void;
  sort: Accessor<BoardSort>;
  setSort(sort: BoardSort): void;
  /** Only those who have this page open. */
  page: Accessor<string | null>;
  setPage(path: string | null): void;
  /** Whether the pages are listed instead of the visitors. */
  pages: Accessor<boolean>;
  setPages(on: boolean): void;
  /** The first row that is in sight. */
  setFirst(index: number): void;
  /** All of them again. */
  clear(): void;
};

/** Rows that are asked for at once, those around what is in sight; it moves on by whole steps. */
const COUNT = 100;
const STEP = 30;

export function createBoardView(held: Accessor<boolean>): BoardView {
  const { live } = useSite();
  const [text, setText] = createSignal("");
  const [sort, setSort] = createSignal<BoardSort>("stuck");
  const [page, setPage] = createSignal<string | null>(null);
  const [pages, setPages] = createSignal(false);
  const [first, setFirst] = createSignal(0);
  const from = createMemo(() => Math.max(0, Math.floor(first() / STEP - 1) * STEP));
  const hold = createMemo(() => held() && text() === "");
  createEffect(on([text, sort, page], () => setFirst(0), { defer: true }));
  createEffect(() =>
    live.look({
      rows: pages() ? null : { text: text(), page: page(), sort: sort(), from: from(), count: COUNT, hold: hold() },
      pages: pages(),
    }),
  );
  onCleanup(() => live.look({ rows: null, pages: false }));
  return {
    ...{ text, setText, sort, setSort, page, pages, setPages, setFirst },
    setPage(path) {
      setPage(path);
      setPages(false);
    },
    clear() {
      setText("");
      setPage(null);
    },
  };
}
