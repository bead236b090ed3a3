import type { BoardAsk } from "#protocol/board";
import type { BoardWindow } from "#protocol/board-window";
import { difference } from "../domain/board/difference.ts";
import type { Order } from "../domain/board/order.ts";
import { windowOf } from "../domain/board/window.ts";
import type { LiveVisit } from "../domain/presence/visit.ts";
import type { Connection } from "./connection.ts";
import type { Sockets } from "./sockets.ts";

/** What a console was told last. One that reads too slowly to be told keeps the window it has, for the next difference. */
type Told = { window: BoardWindow | null; order: Order | null };

/** [BRD2] Tells each console what changed in its window of the board. In memory only: after a wake it is told whole. */
export function makeBoard(sockets: Sockets, present: () => readonly LiveVisit[]) {
  const told = new WeakMap<Connection, Told>();

  function tellOne(socket: Connection, ask: BoardAsk, all: readonly LiveVisit[]): void {
    const before = told.get(socket) ?? { window: null, order: null };
    const { window, order } = windowOf(ask, before.order, all);
    const change = difference(before.window, window);
    const isTold = change !== null && sockets.present(socket, { t: "board", ...change });
    told.set(socket, { window: isTold ? window : before.window, order });
  }

  return {
    /** To all who ask for one. */
    tell(): void {
      const asking = [...sockets.asking()];
      if (asking.length === 0) return;
      const all = present();
      for (const [socket, ask] of asking) tellOne(socket, ask, all);
    },
    /** To one, as soon as it asks for something else, or has read enough. */
    tellTo(socket: Connection, ask: BoardAsk): void {
      tellOne(socket, ask, present());
    },
  };
}
