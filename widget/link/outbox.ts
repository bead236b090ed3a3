import type { Platform } from "./platform.ts";

/** A frame that is kept until the server answered for its id. `after` is the one this tab posted before it. */
export type Durable<Frame> = Frame & { id: string; after?: string | undefined };

/** The answers that settle, or do not settle, a durable frame. */
export type Answer = { t: string; id?: string; code?: string; retryAfter?: number };

export type OutboxOptions<Frame> = {
  /** Restored from the device. */
  keep: readonly Durable<Frame>[];
  onKept: ((frames: readonly Durable<Frame>[]) => void) | undefined;
  /** Does nothing while there is no link. */
  send(frame: Durable<Frame>): void;
  later: Platform["later"];
};

export type Outbox<Frame> = {
  /** Kept until it is answered for good, and sent again in order after every `welcome`. */
  post(frame: Durable<Frame>): void;
  /** Takes every frame of the server. */
  answer(frame: Answer): void;
  /** Leaves no timer. */
  end(): void;
};

/** What was posted and not answered, in order. */
export function makeOutbox<Frame>({ keep, onKept, send, later }: OutboxOptions<Frame>): Outbox<Frame> {
  let list = keep;
  let last = keep.at(-1)?.id;
  let cancelHold: (() => void) | undefined;

  return {
    post(frame) {
      const posted = { ...frame, after: last };
      last = frame.id;
      become(put(list, posted));
      if (!cancelHold) again(posted);
    },
    answer(frame) {
      become(settle(list, frame));
      const seconds = holdFor(frame);
      if (seconds) hold(seconds);
      else if (frame.t === "welcome" && !cancelHold) list.forEach(again);
    },
    end: () => cancelHold?.(),
  };

  // It follows on what the same tab posted, also when another tab sends both; on one that was answered it need not wait.
  function again(frame: Durable<Frame>): void {
    send(list.some(({ id }) => id === frame.after) ? frame : { ...frame, after: undefined });
  }

  // What comes after a refused frame would overtake it, so all is held back together.
  function hold(seconds: number): void {
    cancelHold?.();
    cancelHold = later(() => {
      cancelHold = undefined;
      list.forEach(again);
    }, seconds * 1_000);
  }

  function become(next: readonly Durable<Frame>[]): void {
    if (next === list) return;
    list = next;
    onKept?.(list);
  }
}

/** Puts a frame last; one with the same id keeps its place and its first body. */
export const put = <Frame>(list: readonly Durable<Frame>[], frame: Durable<Frame>): readonly Durable<Frame>[] =>
  list.some((kept) => kept.id === frame.id) ? list : [...list, frame];

/** The list after an answer; the very same list when it says nothing final about a frame in it. */
export function settle<Frame>(list: readonly Durable<Frame>[], answer: Answer): readonly Durable<Frame>[] {
  if (answer.t !== "ack" && (answer.t !== "error" || isPassing(answer))) return list;
  const rest = list.filter((kept) => kept.id !== answer.id);
  return rest.length < list.length ? rest : list;
}

/** Seconds to hold everything back after this answer, or 0. */
export const holdFor = (answer: Answer): number =>
  answer.t === "error" && answer.id !== undefined && isPassing(answer) ? (answer.retryAfter ?? 5) : 0;

export const isDurable = <Frame extends object>(frame: Frame): frame is Durable<Frame> =>
  "id" in frame && typeof frame.id === "string";

/** An error that the same frame may get over by waiting; also for a hello that is on its way. */
export const isPassing = ({ code }: Pick<Answer, "code">): boolean =>
  code === "rate_limited" || code === "unavailable" || code === "no_hello";
