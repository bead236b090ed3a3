import type { BoardAsk } from "#protocol/board";
import type { Visit } from "#protocol/model";
import type { LiveState } from "./state.ts";

/** What a screen wants to see of the board. What it does not name stays as it was. */
export type Look = Partial<Omit<BoardAsk, "n">>;

/** Another look is another ask: what the site tells names it by its `n`. */
export function lookAt(state: LiveState, look: Look): LiveState {
  const ask = { ...state.ask, ...look, n: state.ask.n + 1 };
  const isSame = look.open === undefined || JSON.stringify(look.open) === JSON.stringify(state.ask.open);
  return { ...state, ask, openSince: isSame ? state.openSince : ask.n };
}

/** The visit that is asked for whole: undefined until the site has told, null where it is not there. */
export function openVisit({ ask, board, openSince, present }: LiveState): Visit | null | undefined {
  if (ask.open === null || !present || board.n < openSince) return undefined;
  return board.open;
}
