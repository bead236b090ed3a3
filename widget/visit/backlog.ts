import type { ToVisitor } from "#protocol/visitor";

/** A frame, and when it came by the device's clock. */
export type Arrival = readonly [frame: ToVisitor, at: number];

/** All that a chat needs to begin with. A `welcome` says everything anew [CON8]; of what is no message, the last counts. */
export const put = (backlog: readonly Arrival[], [frame, at]: Arrival): readonly Arrival[] => [
  ...backlog.filter(([{ t }]) => frame.t !== "welcome" && (t !== frame.t || t === "message")),
  [frame, at],
];

/** Whether there is something to draw for the visitor. */
export function needsChat(frame: ToVisitor): boolean {
  if (frame.t !== "welcome") return frame.t === "conversation" || frame.t === "message";
  const { conversation } = frame;
  return (
    conversation !== null &&
    (conversation.state !== "closed" ||
      conversation.messages.some(
        ({ from, kind, seq }) => from === "agent" && kind === "text" && seq > conversation.marks.visitor.read,
      ))
  );
}
