import { advance, type Side } from "#protocol/marks";
import type { SiteContext } from "./context.ts";
import type { Kept } from "./store/conversation.ts";

/** [MSG7] Moves a watermark and tells both sides, if it moved. */
export function mark(site: SiteContext, kept: Kept, side: Side, kind: "delivered" | "read", seq: number): void {
  const { id, seq: last, visitor } = kept.conversation;
  const marks = advance(kept.marks, side, kind, seq, last);
  if (marks === kept.marks) return;
  site.store.conversations.saveMarks(kept, marks);
  site.sockets.toVisitor(visitor, { t: "marks", conversation: id, marks });
  site.sockets.toAgents({ t: "marks", marks: [{ conversation: id, marks }] });
}
