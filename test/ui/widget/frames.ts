import { noMarks } from "#protocol/marks";
import type { AgentCard, Availability, Message } from "#protocol/model";
import type { ToVisitor, VisitorConversation } from "#protocol/visitor";

/** Frames of the site and parts of them, as tests of the widget need them. */
export const maja: AgentCard = { id: "agent-maja", name: "Maja Lind", photo: null };
export const conversationId = "conversation-000000000";

export const text = (seq: number, from: "visitor" | "agent", body = `number ${seq}`): Message => ({
  id: `message-${String(seq).padStart(14, "0")}`,
  seq,
  at: 1_790_000_000_000 + seq * 1_000,
  from,
  agent: from === "agent" ? maja.id : null,
  kind: "text",
  body,
});

export const event = (seq: number, kind: Exclude<Message["kind"], "text">): Message => ({
  ...text(seq, "agent", ""),
  kind,
});

export const conversation = (messages: Message[], change: Partial<VisitorConversation> = {}): VisitorConversation => ({
  id: conversationId,
  state: "open",
  department: null,
  ticket: null,
  after: (messages[0]?.seq ?? 1) - 1,
  messages,
  agents: [maja],
  marks: noMarks,
  queue: null,
  ...change,
});

export const availability = (open: boolean): Availability => ({
  open,
  reason: open ? "agent-online" : "no-agent-online",
  next: null,
  replies: null,
  agents: open ? [maja] : [],
  departments: [],
  until: 4_000_000_000_000,
});

export const welcome = (
  talk: VisitorConversation | null = null,
  change: Partial<ToVisitor & { t: "welcome" }> = {},
): ToVisitor & { t: "welcome" } => ({
  t: "welcome",
  v: 1,
  tab: "tab-000000000000000000",
  now: Date.now(),
  visit: "sealed-visit",
  availability: availability(true),
  conversation: talk,
  ...change,
});

export const says = (message: Message): ToVisitor => ({
  t: "message",
  conversation: conversationId,
  message,
  agent: message.from === "agent" ? maja : null,
});
