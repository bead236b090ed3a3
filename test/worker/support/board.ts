import type { BoardAsk, BoardRows } from "#protocol/board";
import { applyChange, type BoardWindow, emptyWindow } from "#protocol/board-window";
import type { Person } from "./people.ts";
import { type AgentWire, knockAsAgent } from "./wire.ts";

export const askFor = (n: number, rows: Partial<BoardRows> | null = {}, more: Partial<BoardAsk> = {}): BoardAsk => ({
  n,
  rows: rows === null ? null : { text: "", page: null, sort: "newest", from: 0, count: 100, hold: false, ...rows },
  pages: false,
  open: null,
  ...more,
});

/** A console's window of the board, made from what the site tells. */
export type Watcher = AgentWire & {
  window(): BoardWindow;
  ask(ask: BoardAsk): void;
  /** When it is so. */
  until(accept: (window: BoardWindow) => boolean): Promise<BoardWindow>;
};

/** A console that said hello with what it shows of the board. */
export async function watch(site: string, person: Pick<Person, "cookie">, ask: BoardAsk): Promise<Watcher> {
  const opened = await knockAsAgent(site, person.cookie);
  opened.send({ t: "hello", board: ask });
  await opened.next("now");
  let window = emptyWindow;
  return {
    ...opened,
    window: () => window,
    ask: (next) => opened.send({ t: "board", ask: next }),
    async until(accept) {
      while (!accept(window)) window = applyChange(window, await opened.next("board"));
      return window;
    },
  };
}
