import { type Line, type LineOptions, makeLine } from "./line.ts";
import { type Answer, isDurable, makeOutbox } from "./outbox.ts";
import { browser, type Platform } from "./platform.ts";

export type { LinkState } from "./line.ts";

export type LinkOptions<In extends { t: string }, Out extends { t: string }> = LineOptions<In, Out> & {
  /** Durable frames restored from the device. */
  keep?: Out[];
  /** The outbox changed. */
  onKept?(frames: readonly Out[]): void;
};

export type Link<Out> = Line<Out> & {
  /** Durable: kept until it is answered for good, and sent again in order after every `welcome`. */
  post(frame: Out & { id: string }): void;
};

/** One socket to the site that comes back by itself, with an outbox. */
export function makeLink<In extends { t: string }, Out extends { t: string }>(
  { keep = [], onKept, ...options }: LinkOptions<In, Out>,
  platform: Platform = browser,
): Link<Out> {
  const line = makeLine<In & Answer, Out>(
    {
      ...options,
      onFrame(frame) {
        outbox.answer(frame);
        options.onFrame(frame);
      },
      onState(state, code) {
        if (state === "ended") outbox.end();
        options.onState(state, code);
      },
    },
    platform,
  );
  const outbox = makeOutbox<Out>({
    keep: keep.filter(isDurable),
    onKept,
    send: line.send,
    later: platform.later,
  });
  return { ...line, post: outbox.post };
}
