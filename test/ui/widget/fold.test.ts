import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "#protocol/limits";
import { noMarks } from "#protocol/marks";
import type { ToVisitor } from "#protocol/visitor";
import { type Chat, emptyChat } from "../../../widget/chat/chat.ts";
import { fold } from "../../../widget/chat/fold.ts";
import { isForm, isOpen, standing, unread } from "../../../widget/chat/told.ts";
import { availability, conversation, conversationId, event, maja, says, text, welcome } from "./frames.ts";

const all = (frames: ToVisitor[], chat: Chat = emptyChat): Chat =>
  frames.reduce((known, frame) => fold(known, frame, 1_000), chat);
const seqs = (chat: Chat) => chat.messages.map((message) => message.seq);

describe("a chat", () => {
  test("[MSG3] holds every message once and in order, however they come", () => {
    const messages = Array.from({ length: 8 }, (_, index) => text(index + 1, index % 2 ? "agent" : "visitor"));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(messages, { minLength: messages.length }),
        fc.array(fc.constantFrom(...messages)),
        (shuffled, again) => {
          const chat = all([welcome(conversation([])), ...[...shuffled, ...again].map(says)]);
          expect(chat.messages).toEqual(messages);
          expect(chat.ahead).toEqual([]);
        },
      ),
    );
  });

  test("[MSG3] shows none after a gap, and all once it is filled", () => {
    const gap = all([welcome(conversation([text(1, "visitor")])), says(text(3, "agent"))]);
    expect(seqs(gap)).toEqual([1]);
    expect(gap.ahead).toHaveLength(1);
    expect(seqs(fold(gap, says(text(2, "agent")), 0))).toEqual([1, 2, 3]);
  });

  test("[RES1] follows on when it was resumed, and is replaced when too much was missed", () => {
    const chat = all([welcome(conversation([text(1, "visitor"), text(2, "agent")]))]);
    expect(seqs(fold(chat, welcome(conversation([text(3, "agent")], { after: 2 })), 0))).toEqual([1, 2, 3]);
    const last = Array.from({ length: limits.resumeMessages }, (_, index) => text(301 + index, "agent"));
    expect(seqs(fold(chat, welcome(conversation(last, { after: 300 })), 0))).toEqual(last.map(({ seq }) => seq));
    expect(seqs(fold(chat, welcome(null), 0))).toEqual([]);
  });

  test("[RES1] asks again when the site left out what this page had when it asked, and has no more", () => {
    const other = all([welcome(conversation([text(1, "visitor")], { id: "other" }))]);
    const chat = fold(other, welcome(conversation([text(6, "agent")], { after: 5 })), 0);
    expect(chat).toMatchObject({ torn: true, seq: 0, messages: [] });
    const six = [1, 2, 3, 4, 5, 6].map((seq) => text(seq, "agent"));
    expect(fold(chat, welcome(conversation(six)), 0)).toMatchObject({ torn: false, seq: 6 });
  });

  test("[RES1] keeps what it has when an answer comes that was asked before a message arrived, as with two tabs", () => {
    const told = [text(1, "visitor"), text(2, "agent"), text(3, "agent")];
    const chat = all([welcome(conversation(told)), says(text(4, "visitor"))]);
    const late = welcome(conversation([text(4, "visitor")], { after: 3 }));
    expect(seqs(fold(chat, late, 0))).toEqual([1, 2, 3, 4]);
    expect(seqs(fold(chat, welcome(conversation(told)), 0))).toEqual([1, 2, 3, 4]);
  });

  test("[MSG1] turns an own message into a stored one by its ack, once", () => {
    const id = "own-000000000000000000";
    const sending: Chat = { ...emptyChat, own: [{ id, body: "Hej", at: 0, failed: false }] };
    const ack: ToVisitor = { t: "ack", id, conversation: conversationId, seq: 1, at: 5 };
    const echo = says({ ...text(1, "visitor", "Hej"), id });
    for (const frames of [[ack], [ack, ack], [ack, echo], [echo, ack]]) {
      const chat = all(frames, sending);
      expect(chat.own).toEqual([]);
      expect(chat.messages).toMatchObject([{ id, seq: 1, from: "visitor", body: "Hej" }]);
    }
  });

  test("[MSG5] begins anew with the message of a new conversation; an ack that another tab's sending got moves nothing", () => {
    const old = all([welcome(conversation([text(1, "visitor"), text(2, "agent")], { id: "old" }))]);
    const sending: Chat = { ...old, own: [{ id: "own", body: "Again", at: 0, failed: false }] };
    const acked = fold(sending, { t: "ack", id: "own", conversation: "new", seq: 1, at: 9 }, 0);
    expect(acked).toMatchObject({ conversation: "old", seq: 2, own: [] });
    const message = { ...text(1, "visitor"), id: "own", body: "Again" };
    const chat = fold(sending, { t: "message", conversation: "new", message, agent: null }, 0);
    expect(chat.marks).toEqual({ visitor: { delivered: 1, read: 1 }, team: { delivered: 0, read: 0 } });
    expect(chat).toMatchObject({ conversation: "new", seq: 1, state: "queued", own: [] });
  });

  test("[MSG2] takes away what is stored already, as said by who this device is in another tab", () => {
    const sending: Chat = { ...emptyChat, own: [{ id: "own", body: "Hej", at: 0, failed: false }] };
    expect(fold(sending, { t: "error", id: "own", code: "conflict", detail: "" }, 0).own).toEqual([]);
  });

  test("marks as failed what was refused, and not what has to wait", () => {
    const sending: Chat = { ...emptyChat, own: [{ id: "own", body: "Hej", at: 0, failed: false }] };
    const error = (code: "rate_limited" | "internal"): ToVisitor => ({ t: "error", id: "own", code, detail: "" });
    expect(fold(sending, error("rate_limited"), 0).own[0]?.failed).toBe(false);
    expect(fold(sending, error("internal"), 0).own[0]?.failed).toBe(true);
  });

  test("knows whether the conversation is closed", () => {
    const closed = all([welcome(conversation([text(1, "visitor")])), says(event(2, "closed"))]);
    expect(closed.state).toBe("closed");
    expect(all([says(event(3, "reopened")), says(text(4, "visitor"))], closed).state).toBe("queued");
    expect(all([welcome(conversation([text(1, "visitor")], { state: "closed" }))]).state).toBe("closed");
  });

  test("[RTE6] that was put back waits on in its place while its visitor writes", () => {
    const talk = conversation([text(1, "visitor"), event(2, "joined")]);
    const place: ToVisitor = { t: "queue", conversation: conversationId, queue: { position: 1, wait: null } };
    const chat = all([welcome(talk), place, says(text(3, "visitor"))]);
    expect(chat).toMatchObject({ state: "queued", queue: { position: 1 } });
    expect(all([says(event(4, "joined"))], chat)).toMatchObject({ state: "open", queue: null });
    const over: ToVisitor = { ...place, queue: null };
    expect(all([welcome(talk), over]).state).toBe("open");
  });

  test("[MSG5] that came back to the agent who had it is open as soon as that agent writes", () => {
    const closed = all([welcome(conversation([text(1, "visitor"), text(2, "agent")])), says(event(3, "closed"))]);
    const chat = all([says(event(4, "reopened")), says(text(5, "visitor")), says(text(6, "agent"))], closed);
    expect(chat.state).toBe("open");
    expect(isForm(fold(chat, { t: "availability", availability: availability(false) }, 0))).toBe(false);
  });

  test("[RES1] knows who wrote before a cut, whoever has it now, and nobody of another conversation", () => {
    const jonas = { id: "agent-jonas", name: "Jonas Berg", photo: null };
    const chat = all([welcome(conversation([text(1, "visitor"), text(2, "agent")]))]);
    const rest = conversation([{ ...text(3, "agent"), agent: jonas.id }], { agents: [jonas] });
    expect(fold(chat, welcome(rest), 0).agents).toEqual([jonas, maja]);
    expect(fold(chat, welcome({ ...rest, after: 5, messages: [text(6, "visitor")] }), 0).agents).toEqual([jonas, maja]);
    expect(fold(chat, welcome({ ...rest, id: "another" }), 0).agents).toEqual([jonas]);
    const last = Array.from({ length: limits.resumeMessages }, (_, index) => text(301 + index, "visitor"));
    expect(fold(chat, welcome({ ...rest, after: 300, messages: last }), 0).agents).toEqual([jonas]);
    const message = { ...text(1, "agent"), agent: jonas.id };
    expect(fold(chat, { t: "message", conversation: "third", message, agent: jonas }, 0).agents).toEqual([jonas]);
  });

  test("[MSG11] is as open as the department that it is for, until somebody has it", () => {
    const sales = { id: "sales", name: "Sales", open: true, reason: "agent-online", next: null } as const;
    const repairs = { id: "repairs", name: "Repairs", open: false, reason: "busy", next: null } as const;
    const site = { ...availability(true), departments: [sales, repairs] };
    const talk = conversation([text(1, "visitor"), event(2, "left")], { state: "message", department: "repairs" });
    const left = all([welcome(talk, { availability: site })], { ...emptyChat, department: "sales" });
    expect(standing(left)).toBe(repairs);
    expect(standing({ ...left, state: "open" })).toBe(site);
    expect(standing({ ...left, about: "" })).toBe(site);
    // To what is over one may write anew.
    expect(standing({ ...left, state: "closed" })).toBe(repairs);
    expect(standing({ ...left, state: "closed", about: "" })).toBe(sales);
    const begun = all([welcome(null, { availability: site })], { ...emptyChat, department: "repairs" });
    expect(standing(all([says(text(1, "visitor"))], begun))).toBe(repairs);
    const older = JSON.stringify(welcome(talk), (key, value) => (key === "department" ? undefined : value));
    expect(fold(left, JSON.parse(older), 0)).toMatchObject({ state: "message", about: "" });
  });

  test("counts what was not read, and nothing but agents' words", () => {
    const chat = all([
      welcome(conversation([text(1, "visitor"), event(2, "joined"), text(3, "agent"), text(4, "agent")])),
    ]);
    expect(unread(chat)).toBe(2);
    const marks = { ...noMarks, visitor: { delivered: 4, read: 3 } };
    expect(unread(fold(chat, { t: "marks", conversation: conversationId, marks }, 0))).toBe(1);
    expect(unread(fold(chat, { t: "marks", conversation: "another", marks }, 0))).toBe(2);
  });

  test("[MSG9] lets typing lapse 6 seconds after the last word of it, and ends it with a message", () => {
    const typing = fold(all([welcome()]), { t: "typing", agent: maja, on: true }, 10_000);
    expect(typing.typing).toEqual({ agent: maja, until: 16_000 });
    expect(fold(typing, { t: "typing", agent: maja, on: false }, 10_000).typing).toBeNull();
    expect(fold(typing, says(text(1, "agent")), 10_000).typing).toBeNull();
  });

  test("[AVL2] says that somebody is there only while it hears from the site", () => {
    const chat = all([welcome()]);
    expect(isOpen(chat)).toBe(false);
    expect(isOpen({ ...chat, link: "live" })).toBe(true);
    expect(isOpen({ ...chat, link: "waiting" })).toBe(false);
    const closed = fold({ ...chat, link: "live" }, { t: "availability", availability: availability(false) }, 0);
    expect(isOpen(closed)).toBe(false);
  });

  test("[FRM4] ignores a frame that it does not know, and measures the site's clock", () => {
    const chat = all([welcome(null, { now: 901_000 })]);
    expect(chat.offset).toBe(900_000);
    expect(fold(chat, JSON.parse('{"t":"from-the-future"}'), 0)).toBe(chat);
  });
});
