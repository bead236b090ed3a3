import type { Conversation, Marks, Message } from "./model.ts";

export const noMarks: Marks = { visitor: { delivered: 0, read: 0 }, team: { delivered: 0, read: 0 } };

export type Side = keyof Marks;

/**
 * [MSG7] Moves one side's watermark to `seq`; reading implies having received. It never goes back and never passes
 * `last`. Returns the same object when nothing moved.
 */
export function advance(marks: Marks, side: Side, kind: "delivered" | "read", seq: number, last: number): Marks {
  const to = Math.min(seq, last);
  const before = marks[side];
  const after = {
    delivered: Math.max(before.delivered, to),
    read: kind === "read" ? Math.max(before.read, to) : before.read,
  };
  if (after.delivered === before.delivered && after.read === before.read) return marks;
  return { ...marks, [side]: after };
}

/** [MSG7] What somebody has is read by them alone; what nobody has, by anybody. */
export const readsForTeam = ({ state, agent }: Conversation, by: string): boolean =>
  state !== "open" || agent === null || agent === by;

/**
 * [MSG7] Who writes has read what came before. Both sides fold it: no frame tells of it. Nobody wrote that nobody
 * answered, nor that an agent joined: a colleague may have handed it to them.
 */
export function wrote(marks: Marks, { from, agent, kind, seq }: Message): Marks {
  if (from === "agent" && (agent === null || kind === "joined")) return marks;
  return advance(marks, from === "visitor" ? "visitor" : "team", "read", seq, seq);
}
