import { isPassing } from "#link/outbox";
import type { ToAgent } from "#protocol/agent";
import { applyChange } from "#protocol/board-window";
import type { Logged } from "#protocol/event";
import { foldSite, viewOf } from "#protocol/fold";
import { noMarks, wrote } from "#protocol/marks";
import type { Note, Teammate } from "#protocol/model";
import { contactsAfter } from "./contacts.ts";
import { appendMessage, mergePage } from "./log.ts";
import { higherMarks } from "./marks.ts";
import { dropReminders } from "./offers.ts";
import type { LiveState } from "./state.ts";

/** What one frame makes of the state. `at` is this browser's clock, epoch ms. Unknown frames change nothing [FRM4]. */
export function receive(state: LiveState, frame: ToAgent, at: number): LiveState {
  switch (frame.t) {
    case "welcome": {
      const sameLog = state.epoch === frame.epoch;
      return {
        ...state,
        epoch: frame.epoch,
        rev: sameLog ? state.rev : 0,
        torn: false,
        me: frame.me,
        missed: missedAs(frame.me, state.missed),
        offset: frame.now - at,
        typing: new Map(),
        // What this console said to have read may not have got there: the site tells all marks anew [REV4].
        marks: new Map(),
      };
    }
    case "snapshot":
      return dropReminders({
        ...state,
        rev: frame.rev,
        torn: false,
        loaded: true,
        view: viewOf(frame),
        marks: new Map(frame.conversations.map((entry) => [entry.conversation.id, entry.marks])),
        outgoing: state.outgoing.filter((own) => own.seq === null),
      });
    case "events":
      return dropReminders(frame.events.reduce(applyEvent, state));
    case "ack": {
      const told = (state.view.conversations.get(frame.conversation)?.seq ?? 0) >= frame.seq;
      const outgoing = told
        ? state.outgoing.filter((own) => own.id !== frame.id)
        : state.outgoing.map((own) => (own.id === frame.id ? { ...own, seq: frame.seq } : own));
      return { ...state, outgoing };
    }
    case "log": {
      const logs = new Map(state.logs);
      logs.set(frame.conversation, mergePage(state.logs.get(frame.conversation), frame.messages, frame.more));
      const told = new Set([...frame.messages, ...frame.notes].map(({ id }) => id));
      const notes = withNotes(state.notes, frame.conversation, frame.notes);
      const contacts =
        frame.contact === undefined ? state.contacts : new Map(state.contacts).set(frame.conversation, frame.contact);
      return { ...state, logs, notes, contacts, outgoing: state.outgoing.filter((own) => !told.has(own.id)) };
    }
    case "marks": {
      const marks = new Map(state.marks);
      for (const entry of frame.marks)
        marks.set(entry.conversation, higherMarks(marks.get(entry.conversation) ?? noMarks, entry.marks));
      return { ...state, marks };
    }
    case "typing": {
      const typing = new Map(state.typing);
      if (frame.on) typing.set(frame.conversation, { from: frame.from, agent: frame.agent, at });
      else typing.delete(frame.conversation);
      return { ...state, typing };
    }
    case "now":
      return {
        ...state,
        team: frame.team,
        availability: frame.availability,
        viewing: frame.viewing,
      };
    case "board":
      return { ...state, present: true, board: applyChange(state.board, frame) };
    case "team": {
      const me = frame.team.find((mate) => mate.id === state.me?.id) ?? state.me;
      return { ...state, team: frame.team, me, missed: missedAs(me, state.missed) };
    }
    case "availability":
      return { ...state, availability: frame.availability };
    case "viewing":
      return { ...state, viewing: frame.viewing };
    case "remind":
      return { ...state, reminded: new Set(state.reminded).add(frame.conversation) };
    case "away":
      return { ...state, missed: frame.missed };
    case "error":
      // What is only put off is still under way: the link sends it again.
      if (isPassing(frame)) return state;
      return {
        ...state,
        outgoing: state.outgoing.map((own) => (own.id === frame.id ? { ...own, failed: frame.detail } : own)),
      };
    default:
      return state;
  }
}

/** Events come once each and in order; a repeat is dropped, a hole makes the state `torn` [REV1]. */
function applyEvent(state: LiveState, logged: Logged): LiveState {
  if (state.torn || logged.rev <= state.rev) return state;
  if (logged.rev !== state.rev + 1) return { ...state, torn: true };
  const { event } = logged;
  const next = { ...state, rev: logged.rev, view: foldSite(state.view, event), contacts: contactsAfter(state, event) };
  if (event.type === "note") {
    const { conversation, note } = event;
    const outgoing = state.outgoing.filter((own) => own.id !== note.id);
    return { ...next, notes: withNotes(state.notes, conversation, [note]), outgoing };
  }
  if (event.type !== "message") return next;
  const { message, conversation } = event;
  const logs = new Map(state.logs);
  const log = state.logs.get(conversation);
  if (log !== undefined) logs.set(conversation, appendMessage(log, message));
  const typing = new Map(state.typing);
  if (typing.get(conversation)?.from === message.from) typing.delete(conversation);
  const marks = new Map(state.marks).set(conversation, wrote(state.marks.get(conversation) ?? noMarks, message));
  return { ...next, logs, marks, typing, outgoing: state.outgoing.filter((own) => own.id !== message.id) };
}

/** What was missed is told until the agent changes their status. */
const missedAs = (me: Teammate | null, missed: number): number => (me?.status === "away" ? missed : 0);

/** In the order in which they were written; a known one stays. */
function withNotes(notes: LiveState["notes"], conversation: string, more: readonly Note[]): LiveState["notes"] {
  const known = notes.get(conversation) ?? [];
  const added = more.filter((note) => !known.some(({ id }) => id === note.id));
  if (added.length === 0) return notes;
  return new Map(notes).set(
    conversation,
    [...known, ...added].sort((one, other) => one.at - other.at),
  );
}
