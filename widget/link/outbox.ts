/** A frame that is kept until the server answered for its id. */
export type Durable<Frame> = Frame & { id: string };

/** The answers that settle, or do not settle, a durable frame. */
export type Answer = { t: string; id?: string; code?: string; retryAfter?: number };

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

/** An error that the same frame may get over by waiting. */
export const isPassing = (answer: Pick<Answer, "code">): boolean =>
  answer.code === "rate_limited" || answer.code === "unavailable";
