import { createEffect, createMemo, type JSX, on } from "solid-js";
import { Virtualizer, type VirtualizerHandle } from "virtua/solid";
import type { BoardWindow } from "#protocol/board-window";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import type { BoardView } from "./create-board-view.ts";
import { VisitRow } from "./visit-row.tsx";

type BoardListProps = { view: BoardView; chosen: string | undefined; attach(list: HTMLElement): void };

/** The visitors, as many as there are; those out of sight are drawn when they are scrolled to. */
export function BoardList(props: BoardListProps) {
  const scope = useSite();
  let list: VirtualizerHandle | undefined;
  const board = () => scope.live.state().board;
  const keys = createMemo(() => keysOf(board()), [], { equals: sameIds });
  const rows = createMemo(() => new Map(board().rows.map((row) => [row.id, row])));
  const gone = createMemo(() => new Set(board().gone));
  const { text, sort, page } = props.view;
  createEffect(on([text, sort, page], () => list?.scrollTo(0), { defer: true }));

  const seen = () => {
    if (list !== undefined) props.view.setFirst(list.findItemIndex(list.scrollOffset));
  };

  /** Up and down walk the rows, also those that are not drawn yet. */
  const walk = (event: KeyboardEvent) => {
    if (event.altKey || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    const here = event.target instanceof Element ? event.target.id.replace(/^visit-/u, "") : "";
    const next = keys().indexOf(here) + (event.key === "ArrowDown" ? 1 : -1);
    const id = keys()[next];
    if (id === undefined) return;
    event.preventDefault();
    list?.scrollToIndex(next, { align: "nearest" });
    focusRow(id);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys only add to the links inside
    <div class="board-list" ref={(element) => props.attach(element)} onKeyDown={walk}>
      <Virtualizer
        data={keys()}
        itemSize={60}
        as={VisitList}
        item="li"
        ref={(handle) => (list = handle)}
        onScroll={seen}
      >
        {(id) => <VisitRow id={id} visit={rows().get(id)} gone={gone().has(id)} chosen={props.chosen === id} />}
      </Virtualizer>
    </div>
  );
}

export const focusRow = (id: string) => requestAnimationFrame(() => document.getElementById(`visit-${id}`)?.focus());

const VisitList = (props: JSX.HTMLAttributes<HTMLUListElement>) => <ul aria-label={t("board.list")} {...props} />;

/** A key for each row there is: its visit where that is known, else its place. */
const keysOf = ({ matching, from, rows }: BoardWindow): readonly string[] =>
  Array.from({ length: matching }, (_, index) => rows[index - from]?.id ?? `#${index}`);

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index]);
