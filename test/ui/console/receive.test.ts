import { describe, expect, test } from "vitest";
import type { ToAgent } from "#protocol/agent";
import { lacksMessages } from "../../../console/live/log.ts";
import { undelivered, unreadOf } from "../../../console/live/marks.ts";
import { receive } from "../../../console/live/receive.ts";
import { sortIntoSections } from "../../../console/live/sections.ts";
import { emptyState, type LiveState } from "../../../console/live/state.ts";
import {
  BO,
  board,
  conversation,
  events,
  idOf,
  marks,
  mate,
  message,
  now,
  rows,
  snapshot,
  visit,
  welcome,
} from "./fixtures.ts";

const hearing = (frames: ToAgent[], from: LiveState = emptyState): LiveState =>
  frames.reduce((state, frame) => receive(state, frame, 1_000_000), from);

const lamp = conversation("lamp", { seq: 2, last: message(2) });
const id = lamp.id;
const opened = [welcome(), snapshot(7, [[lamp, marks(0)]])];
const log = (messages: number[], more = false): ToAgent => ({
  t: "log",
  conversation: id,
  messages: messages.map((seq) => message(seq)),
  notes: [],
  more,
});
const seqs = (state: LiveState) => state.logs.get(id)?.messages.map((held) => held.seq);
const own = { id: idOf("own"), conversation: id, body: "Hej", note: false, at: 0, seq: null, failed: null };

describe("the console's view of a site", () => {
  test("[REV3] a snapshot and the events after it equal a fresh snapshot", () => {
    const closed = message(4, { from: "agent", agent: BO, kind: "closed", body: "" });
    const basket = conversation("basket");
    const folded = hearing([
      ...opened,
      events(
        [8, { type: "started", conversation: basket }],
        [9, { type: "assigned", conversation: id, agent: BO }],
        [10, { type: "message", conversation: id, message: message(3) }],
        [11, { type: "person", conversation: id, person: { name: "Maja" } }],
        [12, { type: "message", conversation: id, message: closed }],
        [13, { type: "seen", origin: "https://shop.example" }],
      ),
    ]);
    const done = conversation("lamp", { state: "closed", agent: BO, person: { name: "Maja" }, seq: 4, last: closed });
    const fresh = hearing([
      welcome(),
      snapshot(
        13,
        [
          [done, marks(0)],
          [basket, marks(0)],
        ],
        "https://shop.example",
      ),
    ]);
    expect(folded.rev).toBe(fresh.rev);
    expect(new Map(folded.view.conversations)).toEqual(new Map(fresh.view.conversations));
    expect(folded.view.seen).toBe(fresh.view.seen);
  });

  test("[REV3] a closed conversation beyond the snapshot comes back whole, and is in the inbox again", () => {
    const past = conversation("past", { state: "closed", agent: BO, seq: 8, last: message(8, { kind: "closed" }) });
    const reopened = message(9, { from: "agent", agent: BO, kind: "reopened", body: "" });
    const state = hearing([
      ...opened,
      events(
        [8, { type: "returned", conversation: past }],
        [9, { type: "message", conversation: past.id, message: reopened }],
      ),
      { t: "marks", marks: [{ conversation: past.id, marks: marks(9) }] },
    ]);
    const back = state.view.conversations.get(past.id);
    expect(back).toMatchObject({ state: "open", agent: BO, seq: 9 });
    expect(sortIntoSections(state.view.conversations.values(), BO).mine.map((held) => held.id)).toEqual([past.id]);
    expect(back && unreadOf(back, state.marks.get(past.id))).toBe(0);
    expect(lacksMessages(back, state.logs.get(past.id))).toBe(true);
  });

  test("[REV1] an event that was already folded changes nothing", () => {
    const twice = events([8, { type: "message", conversation: id, message: message(3) }]);
    const state = hearing([...opened, log([1, 2]), twice, twice]);
    expect(seqs(state)).toEqual([1, 2, 3]);
    expect(state.rev).toBe(8);
  });

  test("[REV1] a hole in rev folds nothing more and asks for a fresh snapshot", () => {
    const state = hearing([
      ...opened,
      events(
        [9, { type: "assigned", conversation: id, agent: BO }],
        [10, { type: "seen", origin: "https://a.example" }],
      ),
    ]);
    expect(state).toMatchObject({ torn: true, rev: 7 });
    expect(state.view.conversations.get(id)?.agent).toBeNull();
    expect(hearing([welcome({ epoch: idOf("other") }), snapshot(10, [])], state)).toMatchObject({
      torn: false,
      rev: 10,
    });
  });

  test("[BRD2] a window of the board is changed by differences", () => {
    const pages = { ...visit("b", { browser: "Edge" }), pages: 2 };
    const state = hearing([
      ...opened,
      now([mate(), mate({ id: BO, name: "Bo" })]),
      rows(visit("a"), visit("b")),
      board({ here: 3, matching: 2, ids: [idOf("b"), idOf("c")], put: [pages, { ...visit("c"), pages: 2 }] }),
    ]);
    expect(state.board.rows.map(({ id }) => id)).toEqual([idOf("b"), idOf("c")]);
    expect(state.board.rows[0]?.browser).toBe("Edge");
    expect(state.board).toMatchObject({ here: 3, matching: 2 });
  });

  test("[FRM4] a frame of an unknown type changes nothing", () => {
    const state = hearing(opened);
    expect(receive(state, JSON.parse('{"t":"weather"}'), 0)).toBe(state);
  });

  test("one's own status follows what the team is told", () => {
    const state = hearing([...opened, { t: "team", team: [mate({ status: "away" })] }]);
    expect(state.me?.status).toBe("away");
  });
});

describe("the messages of a conversation", () => {
  test("[MSG3] they are contiguous: older pages go before, events after, and a page that does not touch replaces", () => {
    const held = hearing([...opened, log([5, 6], true), log([3, 4], true)]);
    expect(seqs(held)).toEqual([3, 4, 5, 6]);
    expect(held.logs.get(id)?.more).toBe(true);
    expect(seqs(hearing([log([1, 2])], held))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(seqs(hearing([log([9, 10], true)], held))).toEqual([9, 10]);
    expect(seqs(hearing([log([6, 7])], held))).toEqual([3, 4, 5, 6, 7]);
  });

  test("a snapshot that is further than the log makes the console ask for it", () => {
    const held = hearing([...opened, log([1, 2])]);
    expect(lacksMessages(held.view.conversations.get(id), held.logs.get(id))).toBe(false);
    const later = hearing([snapshot(20, [[{ ...lamp, seq: 5, last: message(5) }, marks(0)]])], held);
    expect(lacksMessages(later.view.conversations.get(id), later.logs.get(id))).toBe(true);
    expect(lacksMessages(lamp, undefined)).toBe(true);
  });

  test("[MSG2] one's own message shows at once and once, whichever of ack and event comes first", () => {
    const sent = { ...hearing([...opened, log([1, 2])]), outgoing: [own] };
    const ack: ToAgent = { t: "ack", id: own.id, rev: 8, conversation: id, seq: 3 };
    const event = events([
      8,
      { type: "message", conversation: id, message: message(3, { id: own.id, from: "agent" }) },
    ]);
    expect(hearing([ack], sent).outgoing).toMatchObject([{ id: own.id, seq: 3 }]);
    for (const order of [
      [ack, event],
      [event, ack],
    ]) {
      const state = hearing(order, sent);
      expect(state.outgoing).toEqual([]);
      expect(seqs(state)).toEqual([1, 2, 3]);
    }
  });

  test("[RES2] a message sent again after a snapshot that holds it is not left over", () => {
    const sent = { ...hearing(opened), outgoing: [own] };
    const fresh = snapshot(8, [[{ ...lamp, seq: 3, last: message(3, { id: own.id }) }, marks(0)]]);
    const state = hearing([fresh, { t: "ack", id: own.id, rev: 8, conversation: id, seq: 3 }], sent);
    expect(state.outgoing).toEqual([]);
  });

  test("a refused message says why; one that is only put off waits", () => {
    const sent = { ...hearing(opened), outgoing: [own] };
    const refused: ToAgent = { t: "error", code: "conversation_closed", detail: "It is closed.", id: own.id };
    expect(hearing([refused], sent).outgoing[0]?.failed).toBe("It is closed.");
    const later: ToAgent = { t: "error", code: "rate_limited", detail: "Wait.", id: own.id, retryAfter: 3 };
    expect(hearing([later], sent).outgoing[0]?.failed).toBeNull();
  });

  test("[MSG9] typing ends with the words that were typed", () => {
    const typing: ToAgent = { t: "typing", conversation: id, from: "visitor", agent: null, on: true };
    const state = hearing([...opened, typing]);
    expect(state.typing.get(id)?.from).toBe("visitor");
    const said = hearing([events([8, { type: "message", conversation: id, message: message(3) }])], state);
    expect(said.typing.has(id)).toBe(false);
  });
});

describe("marks", () => {
  test("[MSG7] watermarks never go back", () => {
    const state = hearing([
      ...opened,
      { t: "marks", marks: [{ conversation: id, marks: marks(2, 2) }] },
      { t: "marks", marks: [{ conversation: id, marks: marks(1, 1) }] },
    ]);
    expect(state.marks.get(id)).toEqual(marks(2, 2));
  });

  test("unread is what the team has not read, never negative, and nothing when closed", () => {
    expect(unreadOf(lamp, marks(0))).toBe(2);
    expect(unreadOf(lamp, undefined)).toBe(2);
    expect(unreadOf(lamp, marks(5))).toBe(0);
    expect(unreadOf({ ...lamp, state: "closed" }, marks(0))).toBe(0);
  });

  test("[MSG7] an agent's own last words have read what came before", () => {
    expect(unreadOf({ ...lamp, last: message(2, { from: "agent", agent: BO }) }, marks(0))).toBe(0);
    expect(unreadOf({ ...lamp, last: message(2, { from: "agent", agent: BO, kind: "joined" }) }, marks(0))).toBe(2);
  });

  test("visitors' words that nobody received are to be told, others are not", () => {
    const answered = conversation("answered", { seq: 1, last: message(1, { from: "agent" }) });
    const state = hearing([
      welcome(),
      snapshot(1, [
        [lamp, marks(1)],
        [answered, marks(0)],
      ]),
    ]);
    expect(undelivered(state)).toEqual([{ conversation: id, seq: 2 }]);
  });

  test("[MSG7] what nobody answered stays unread, and the line that says so is none to read", () => {
    const line = message(3, { from: "agent", kind: "missed", body: "" });
    const missed = hearing([...opened, events([8, { type: "message", conversation: id, message: line }])]);
    const { view, marks: told } = missed;
    const held = view.conversations.get(id);
    expect(held?.state).toBe("missed");
    expect(held && unreadOf(held, told.get(id))).toBe(2);
    const left = conversation("left", { state: "message", seq: 2, last: message(2, { kind: "left", body: "" }) });
    expect(unreadOf(left, marks(0))).toBe(1);
  });
});
