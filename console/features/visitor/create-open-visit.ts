import { type Accessor, createEffect, createMemo, onCleanup } from "solid-js";
import type { BoardOpen } from "#protocol/board";
import type { Visit } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { openVisit } from "../../live/look.ts";

/** Asks for one visit whole, as long as it is on the screen. Undefined until the site has told, null where it is not there. */
export function createOpenVisit(of: Accessor<BoardOpen | null>): Accessor<Visit | null | undefined> {
  const { live } = useSite();
  const open = createMemo(of, null, { equals: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  createEffect(() => live.look({ open: open() }));
  onCleanup(() => live.look({ open: null }));
  return createMemo(() => openVisit(live.state()));
}
