import { limits } from "#protocol/limits";
import { noMarks, wrote } from "#protocol/marks";
import type { AgentCard, Message } from "#protocol/model";
import type { ToVisitor, VisitorConversation } from "#protocol/visitor";
import { holdFor, isPassing } from "../link/outbox.ts";
import type { Chat } from "./chat.ts";

/** How long somebody counts as typing without a word of it [MSG9]. */
const TYPING_LASTS = 6_000;

/** What a chat is after a frame of the site. Pure; `now` is the device's clock. */
export function fold(chat: Chat, frame: ToVisitor, now: number): Chat {
  if (isOfCopy(chat, frame)) return copied(chat, frame.t === "ack");
  switch (frame.t) {
    case "welcome":
      return {
        // What was not answered before a cut may be asked for again.
        ...take(chat.copy?.state === "asked" ? copied(chat, false) : chat, frame.conversation),
        availability: frame.availability,
        offset: frame.now - now,
        typing: null,
      };
    case "conversation":
      return take(chat, frame.conversation);
    case "message": {
      const known = into(chat, frame.conversation);
      const next = add(frame.agent ? meet(known, frame.agent) : known, [frame.message]);
      return frame.message.from === "agent" ? { ...next, typing: null } : next;
    }
    case "ack": {
      const own = chat.own.find((message) => message.id === frame.id);
      if (!own) return chat;
      const rest = { ...chat, own: chat.own.filter((other) => other !== own) };
      // Sent by another tab too, which is in another conversation.
      if (chat.conversation && chat.conversation !== frame.conversation) return rest;
      const { id, seq, at } = frame;
      return add(into(rest, frame.conversation), [
        // As the site keeps it.
        { id, seq, at, from: "visitor", agent: null, kind: "text", body: own.body.trim() },
      ]);
    }
    case "error":
      if (frame.code === "rate_limited" && frame.id) return { ...chat, heldUntil: now + 1_000 * holdFor(frame) };
      // It is stored already, as said by who this device is in another tab.
      if (frame.code === "conflict") return { ...chat, own: chat.own.filter((own) => own.id !== frame.id) };
      return isPassing(frame)
        ? chat
        : { ...chat, own: chat.own.map((own) => (own.id === frame.id ? { ...own, failed: true } : own)) };
    case "marks":
      return frame.conversation === chat.conversation ? { ...chat, marks: frame.marks } : chat;
    case "queue":
      // A place in line is all that tells of one that was put back.
      return frame.conversation === chat.conversation
        ? { ...chat, queue: frame.queue, state: frame.queue ? "queued" : chat.state }
        : chat;
    case "typing":
      return { ...chat, typing: frame.on ? { agent: frame.agent, until: now + TYPING_LASTS } : null };
    case "availability":
      return { ...chat, availability: frame.availability };
    default:
      return chat;
  }
}

/** Whether it answers that a transcript was asked for. */
export const isOfCopy = ({ copy }: Chat, frame: ToVisitor): boolean =>
  !!copy && (frame.t === "ack" || frame.t === "error") && frame.id === copy.id;

const copied = (chat: Chat, isSent: boolean): Chat => ({
  ...chat,
  copy: chat.copy && { ...chat.copy, state: isSent ? "sent" : "failed" },
});

/** A whole conversation, or the rest of the one that is there. */
function take(chat: Chat, conversation: VisitorConversation | null): Chat {
  if (!conversation) return into(chat, null);
  const { id, after, messages, agents, marks } = conversation;
  const known = into(chat, id);
  const follows = known.seq >= after;
  // It says the last ones only when there are that many; else it left out what this page had of it when it asked.
  const torn = !follows && messages.length < limits.resumeMessages;
  const base = follows || torn ? known : { ...known, agents: [], messages: [], seq: after, ahead: [] };
  return {
    ...add(agents.reduceRight(meet, base), messages),
    torn,
    marks,
    // A site of before does not say it.
    about: conversation.department ?? "",
    state: conversation.state,
    queue: conversation.queue,
    ticket: conversation.ticket,
  };
}

const into = (chat: Chat, conversation: string | null): Chat =>
  chat.conversation === conversation
    ? chat
    : {
        ...chat,
        conversation,
        // Of one that begins here; where it is another, the site says so.
        about: chat.department,
        state: "queued",
        queue: null,
        ticket: null,
        messages: [],
        seq: 0,
        ahead: [],
        agents: [],
        marks: noMarks,
        copy: null,
      };

function add(chat: Chat, incoming: readonly Message[]): Chat {
  const messages = [...chat.messages];
  const ahead: Message[] = [];
  let { seq, state, queue, marks } = chat;
  for (const message of [...chat.ahead, ...incoming].sort((a, b) => a.seq - b.seq)) {
    if (message.seq === seq + 1) {
      messages.push(message);
      seq = message.seq;
      marks = wrote(marks, message);
      // An agent who writes has it, also one who kept it while it was closed.
      state = STATES[message.kind] ?? (message.agent ? "open" : state);
      if (state !== "queued") queue = null;
    } else if (message.seq > seq) ahead.push(message);
  }
  const own = chat.own.filter((mine) => !messages.some((message) => message.id === mine.id));
  return { ...chat, messages, seq, state, queue, marks, ahead, own };
}

/** What a message that is no text makes of its conversation. */
const STATES: Partial<Record<Message["kind"], Chat["state"]>> = {
  joined: "open",
  reopened: "queued",
  closed: "closed",
  missed: "missed",
  left: "message",
};

const meet = (chat: Chat, agent: AgentCard): Chat => ({
  ...chat,
  agents: [agent, ...chat.agents.filter((known) => known.id !== agent.id)],
});
