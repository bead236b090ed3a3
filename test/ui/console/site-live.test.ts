import { createRoot } from "solid-js";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { LinkOptions } from "#link/link";
import { browser } from "#link/platform";
import type { AgentFrame, ToAgent } from "#protocol/agent";
import { createSiteLive, type Refusal } from "../../../console/live/create-site-live.ts";
import { unreadOf } from "../../../console/live/marks.ts";
import { emptyState } from "../../../console/live/state.ts";
import { BO, conversation, events, idOf, ME, marks, message, snapshot, waiting, welcome } from "./fixtures.ts";

type Opened = { options: LinkOptions<ToAgent, AgentFrame>; sent: AgentFrame[]; posted: AgentFrame[]; ended: boolean };
const links = vi.hoisted((): Opened[] => []);

vi.mock("#link/link", () => ({
  makeLink(options: Opened["options"]) {
    const link: Opened = { options, sent: [], posted: [], ended: false };
    links.push(link);
    return {
      send: (frame: AgentFrame) => link.sent.push(frame) > 0,
      post: (frame: AgentFrame) => link.posted.push(frame),
      end() {
        link.ended = true;
        options.onState("ended", null);
      },
    };
  },
}));

const lamp = conversation("lamp", { seq: 1, last: message(1) });

function open() {
  const refusals: Refusal[] = [];
  const offers: [conversation: string, reminded: boolean][] = [];
  const { live, dispose } = createRoot((dispose) => ({
    live: createSiteLive({
      site: "site_1",
      user: ME,
      platform: browser,
      onRefused: (refusal) => refusals.push(refusal),
      onOffer: (...offer) => offers.push(offer),
    }),
    dispose,
  }));
  const tell = (...frames: ToAgent[]) => {
    for (const frame of frames) links.at(-1)?.options.onFrame(frame);
  };
  return { live, tell, refusals, offers, dispose };
}

beforeEach(() => {
  links.length = 0;
  sessionStorage.clear();
});

describe("the socket of a site", () => {
  test("[CON1] it opens the agent's path of this version", () => {
    open();
    expect(links[0]?.options.url).toMatch(/^wss?:\/\/.*\/v1\/agent\/site_1$/u);
  });

  test("[REV1] it comes back with the place it had reached", () => {
    const { tell } = open();
    expect(links[0]?.options.hello()).toEqual({ t: "hello", untouched: expect.any(Number), board: emptyState.ask });
    tell(welcome(), snapshot(7, []), events([8, { type: "seen", origin: "https://a.example" }]));
    expect(links[0]?.options.hello()).toMatchObject({ t: "hello", since: { epoch: idOf("epoch"), rev: 8 } });
  });

  test("[BRD1] the board is asked for with hello, and once more where the screen changed before the answer", () => {
    const { live, tell } = open();
    const asked = () => links[0]?.sent.splice(0).flatMap((frame) => (frame.t === "board" ? [frame.ask.n] : []));
    live.look({ pages: true });
    asked();
    expect(links[0]?.options.hello()).toMatchObject({ board: { n: 1, pages: true } });
    tell(welcome());
    expect(asked()).toEqual([]);
    live.look({ pages: false });
    asked();
    tell(welcome());
    expect(asked()).toEqual([2]);
  });

  test("[REV1] after a hole it connects anew, asks for all, and takes along what was not acked", () => {
    const { live, tell } = open();
    tell(welcome(), snapshot(7, [[lamp, marks(1)]]));
    live.say(lamp.id, "Hej");
    tell(events([12, { type: "seen", origin: "https://a.example" }]));
    expect(links.map(({ ended }) => ended)).toEqual([true, false]);
    expect(links[1]?.options.hello()).toEqual({ t: "hello", untouched: expect.any(Number), board: emptyState.ask });
    expect(links[1]?.options.keep).toMatchObject([{ t: "message", body: "Hej" }]);
    expect(live.link()).not.toBe("ended");
  });

  test("[MSG7] what visitors wrote is told to have been received, once", () => {
    const { tell } = open();
    tell(welcome(), snapshot(7, [[lamp, marks(0)]]), events([8, { type: "seen", origin: "https://a.example" }]));
    expect(links[0]?.sent).toEqual([{ t: "received", conversation: lamp.id, seq: 1 }]);
  });

  test("[MSG7] who has a conversation reads it; what a colleague has on the screen stays unread for them", () => {
    const mine = conversation("mine", { state: "open", agent: ME, seq: 1, last: message(1) });
    const theirs = conversation("theirs", { state: "open", agent: BO, seq: 1, last: message(1) });
    const { live, tell } = open();
    tell(
      welcome(),
      snapshot(7, [
        [mine, marks(0)],
        [theirs, marks(0)],
        [lamp, marks(0)],
      ]),
    );
    for (const { id } of [mine, theirs, lamp]) live.read(id, 1);
    expect(links[0]?.sent.filter(({ t }) => t === "read")).toEqual([
      { t: "read", conversation: mine.id, seq: 1 },
      { t: "read", conversation: lamp.id, seq: 1 },
    ]);
    expect(live.state().marks.get(theirs.id)?.team.read).toBe(0);
  });

  test("what a colleague hands over is told like an offer, what one took is not, and it is unread", () => {
    const theirs = conversation("theirs", { state: "open", agent: BO, seq: 1, last: message(1) });
    const joined = message(2, { from: "agent", agent: ME, kind: "joined", body: "" });
    const { live, tell, offers } = open();
    tell(
      welcome(),
      snapshot(7, [
        [theirs, marks(1)],
        [lamp, marks(0)],
      ]),
    );
    tell(events([8, { type: "assigned", conversation: lamp.id, agent: ME }]));
    tell(
      events(
        [9, { type: "assigned", conversation: theirs.id, agent: ME, by: BO }],
        [10, { type: "message", conversation: theirs.id, message: joined }],
      ),
    );
    expect(offers).toEqual([[theirs.id, false]]);
    const { view, marks: held } = live.state();
    const got = view.conversations.get(theirs.id);
    expect(got && unreadOf(got, held.get(theirs.id))).toBe(1);
  });

  test("an own message shows before it is stored, and a reload keeps it", () => {
    const { live, tell } = open();
    tell(welcome(), snapshot(7, [[lamp, marks(1)]]));
    live.say(lamp.id, "Hej");
    expect(live.state().outgoing).toMatchObject([{ body: "Hej", failed: null }]);
    links[0]?.options.onKept?.(links[0].posted);
    const again = open();
    expect(again.live.state().outgoing).toMatchObject([{ body: "Hej" }]);
    expect(links[1]?.options.keep).toEqual(links[0]?.posted);
  });

  test.each(["the site was left", "it was closed for good"])("nothing is kept for later after %s", (why) => {
    const { live, tell, dispose } = open();
    tell(welcome(), snapshot(7, [[lamp, marks(1)]]));
    if (why === "the site was left") dispose();
    else links[0]?.options.onState("ended", 4401);
    expect([live.reopen(lamp.id), live.say(lamp.id, "Hej"), live.start(idOf("visit"), idOf("tab"), "Hej")]).toEqual([
      false,
      false,
      null,
    ]);
    expect(links[0]?.posted).toEqual([]);
    expect(live.state().outgoing).toEqual([]);
  });

  test("[FST4] a refused first word is handed back", () => {
    const { live, tell, refusals } = open();
    tell(welcome(), snapshot(7, []));
    live.start(idOf("visit"), idOf("tab"), "Hej");
    const [start] = links[0]?.posted ?? [];
    const id = start !== undefined && "id" in start ? start.id : "";
    tell({ t: "error", code: "visitor_gone", detail: "They left.", id });
    expect(refusals).toMatchObject([{ code: "visitor_gone", frame: { t: "start", body: "Hej" } }]);
  });

  test("a refused message can be sent again as a new one, or dropped", () => {
    const { live, tell } = open();
    tell(welcome(), snapshot(7, [[lamp, marks(1)]]));
    live.say(lamp.id, "Hej");
    const first = live.state().outgoing[0]?.id ?? "";
    tell({ t: "error", code: "conversation_closed", detail: "Closed.", id: first });
    live.retry(first);
    const second = live.state().outgoing[0];
    expect(second).toMatchObject({ body: "Hej", failed: null });
    expect(second?.id).not.toBe(first);
    live.discard(second?.id ?? "");
    expect(live.state().outgoing).toEqual([]);
  });

  test("[NOT1] a note is kept and sent again as a note, also when it was refused", () => {
    const { live, tell } = open();
    tell(welcome(), snapshot(7, [[lamp, marks(1)]]));
    live.note(lamp.id, "angry");
    expect(links[0]?.posted).toMatchObject([{ t: "note", body: "angry" }]);
    expect(live.state().outgoing).toMatchObject([{ body: "angry", note: true }]);
    tell({ t: "error", code: "conflict", detail: "Taken.", id: live.state().outgoing[0]?.id ?? "" });
    live.retry(live.state().outgoing[0]?.id ?? "");
    expect(links[0]?.posted[1]).toMatchObject({ t: "note", body: "angry" });
    tell({ t: "ack", id: live.state().outgoing[0]?.id ?? "", rev: 8, conversation: lamp.id, seq: 0 });
    expect(live.state().outgoing).toEqual([]);
  });

  test("[RTE9] an offer is passed, and a hand-over names its department and note", () => {
    const { live, tell } = open();
    tell(welcome(), snapshot(7, [[lamp, marks(1)]]));
    live.pass(lamp.id);
    live.assign(lamp.id, null, { department: idOf("sales"), note: "hurry" });
    live.assign(lamp.id, BO);
    expect(links[0]?.posted).toEqual([
      { t: "pass", id: expect.any(String), conversation: lamp.id },
      {
        ...{ t: "assign", id: expect.any(String), conversation: lamp.id, agent: null },
        ...{ department: idOf("sales"), note: "hurry" },
      },
      { t: "assign", id: expect.any(String), conversation: lamp.id, agent: BO },
    ]);
  });

  test("[VIW1] what is on the screen is told, and again after every welcome", () => {
    const { live, tell } = open();
    const told = () => links[0]?.sent.filter(({ t }) => t === "viewing");
    tell(welcome(), snapshot(7, [[lamp, marks(1)]]));
    live.viewing(lamp.id);
    live.viewing(lamp.id);
    expect(told()).toHaveLength(1);
    tell(welcome());
    expect(told()).toHaveLength(2);
    live.viewing(null);
    tell(welcome());
    expect(told()?.map((frame) => "conversation" in frame && frame.conversation)).toEqual([lamp.id, lamp.id, null]);
  });

  test("[NOT1] after a snapshot the last messages are asked for again, with the notes that came meanwhile", () => {
    const { tell } = open();
    tell(welcome(), snapshot(7, [[lamp, marks(1)]]));
    tell({ t: "log", conversation: lamp.id, messages: [message(1)], notes: [], more: false });
    tell(welcome({ epoch: idOf("another") }), snapshot(3, [[lamp, marks(1)]]));
    expect(links[0]?.sent).toEqual([{ t: "log", conversation: lamp.id }]);
  });

  test("[RTE4] an offer to this agent is news once, a reminder is one more, and others' are none", () => {
    const { tell, offers } = open();
    const told = (agent: string, reminded: boolean) =>
      ({ type: "waiting", conversation: lamp.id, waiting: waiting({ offer: { agent, at: 1, reminded } }) }) as const;
    tell(welcome(), snapshot(7, [[lamp, marks(1)]]));
    tell(events([8, told(BO, false)]), events([9, told(ME, false)]), events([10, told(ME, true)]));
    tell({ t: "remind", conversation: lamp.id });
    expect(offers).toEqual([
      [lamp.id, false],
      [lamp.id, true],
    ]);
  });
});
