import { type Accessor, batch, createSignal } from "solid-js";
import type { InviteFrame, ToVisitor, VisitorFrame } from "#protocol/visitor";
import { chime } from "../link/chime.ts";
import { makeOutbox } from "../link/outbox.ts";
import { browser } from "../link/platform.ts";
import type { Desk } from "../loader/desk.ts";
import { type Local, nameOf } from "../visit/known.ts";
import type { Visit } from "../visit/visit.ts";
import { type Acts, makeActs } from "./acts.ts";
import { type Chat, emptyChat } from "./chat.ts";
import { type Device, makeDevice } from "./device.ts";
import { fold, isOfCopy } from "./fold.ts";
import { unread } from "./told.ts";

type Own = Local["outbox"][number];
type OwnFrame = VisitorFrame & { t: "message" };

/** The chat of this page: what is known of it, and what the visitor does in it. */
export type LiveChat = {
  chat: Accessor<Chat>;
  acts: Acts;
  device: Device;
  /** Takes what came before it, and what comes. */
  begin(): void;
  end(): void;
};

export function createChat(desk: Desk, visit: Visit): LiveChat {
  const { tab } = visit;
  const { settings } = desk.config;
  const device = makeDevice(desk.config);
  const restored = device.outbox();
  const mine = new Set(restored.map(({ id }) => id));
  const [chat, setChat] = createSignal<Chat>({
    ...emptyChat,
    own: restored.map(({ failed, ...own }) => ({ ...own, at: Date.now(), failed: failed === true })),
  });
  const outbox = makeOutbox<OwnFrame>({
    keep: restored.filter(({ failed }) => !failed).map(message),
    onKept: keep,
    send: visit.send,
    later: browser.later,
  });
  const acts = makeActs({ tab, chat, become, send: visit.send, post, device });
  let delivered = 0;

  return {
    chat,
    acts,
    device,
    begin: () =>
      batch(() =>
        visit.join({
          known,
          onFrame,
          onState: (link) => become({ ...chat(), link }),
          onDepartment: acts.ask,
          onInvited,
        }),
      ),
    end: outbox.end,
  };

  function onInvited({ text, department, ...by }: InviteFrame): void {
    const leaves = "to" in by && by.to === "message";
    become({ ...chat(), greeting: text ?? "", leaves, department: department ?? chat().department });
  }

  function known() {
    const { conversation, seq } = chat();
    return {
      secret: device.secret(),
      ticket: device.session.get().ticket,
      since: conversation ? { conversation, seq } : undefined,
    };
  }

  function onFrame(frame: ToVisitor, at: number): void {
    const before = chat();
    const next = fold(before, frame, at);
    become(next);
    // After that, so that what is kept of a message that failed says so.
    if (!isOfCopy(before, frame)) outbox.answer(frame);
    // One is missing: the site sends what came since, as after a cut.
    if ((next.torn && frame.t === "welcome") || (next.ahead.length && !before.ahead.length)) visit.greet();
    const { conversation, messages, marks, agents } = next;
    // Of a conversation that is new to the page, what was read is no news.
    const from = conversation === before.conversation ? before.seq : marks.visitor.read;
    for (const { seq, kind, agent, body } of messages)
      if (agent && kind === "text" && seq > from)
        tell(agents.find(({ id }) => id === agent)?.name ?? settings.name, body);
  }

  function tell(from: string, text: string): void {
    desk.emit("message", { from, text });
    // Who wrote waits for an answer. Nobody else is disturbed, and nobody who looks at this page.
    const wrote = chat().messages.some((message) => message.from === "visitor");
    if (wrote && document.hidden) void chime(nameOf(desk.config.key)).catch(() => {});
  }

  function become(next: Chat): void {
    const before = chat();
    setChat(next);
    const { conversation, seq, marks, messages } = next;
    if (conversation !== before.conversation) delivered = 0;
    if (conversation && seq > Math.max(delivered, marks.visitor.delivered) && messages.at(-1)?.from === "agent")
      if (visit.send({ t: "received", tab, conversation, seq })) delivered = seq;
    const count = unread(next);
    if (count !== unread(before)) desk.emit("unread", count);
  }

  function post(own: Own): void {
    mine.add(own.id);
    outbox.post(message(own));
  }

  // Another tab keeps its own in the same list, in the order in which all were written; one that failed and is gone from
  // it was tried again there.
  function keep(frames: readonly OwnFrame[]): void {
    const failed = new Set(chat().own.flatMap((own) => (own.failed ? own.id : [])));
    const added = new Map(frames.map(({ t, tab, secret, ...own }) => [own.id, own]));
    const outbox = device.outbox().flatMap((own) => {
      if (failed.has(own.id)) return { ...own, failed: true };
      return added.delete(own.id) || !mine.has(own.id) ? own : [];
    });
    device.local.put({ outbox: [...outbox, ...added.values()] });
  }

  function message({ id, body, contact, department, after }: Own): OwnFrame {
    const secret = device.secret();
    return { t: "message", tab, id, body, contact: contact?.email ? contact : undefined, department, after, secret };
  }
}
