import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SiteEvent } from "#protocol/event";
import { emptyView, foldConversation, foldSite } from "#protocol/fold";
import { REOPENS_WITHIN } from "#protocol/limits";
import type { Conversation, Message } from "#protocol/model";
import { decide } from "../../../worker/domain/conversation/decide.ts";
import { beginning, story } from "./arbitrary.ts";

/** Plays a story on one conversation and keeps every event. A second beginning gets an id of its own. */
function play(steps: typeof story extends fc.Arbitrary<infer T> ? T : never): SiteEvent[] {
  let conversation: Conversation | null = null;
  let now = 1_700_000_000_000;
  let count = 0;
  const events: SiteEvent[] = [];
  const newId = () => `made${count++}`;
  for (const { command, wait } of steps) {
    now += wait;
    const decision = decide(conversation, command(newId()), { now, newId });
    if (!decision.ok) continue;
    for (const event of decision.events) {
      const named: SiteEvent =
        event.type === "started" ? { ...event, conversation: { ...event.conversation, id: newId() } } : event;
      if (named.type === "settings" || named.type === "seen") continue;
      if (named.type === "started") conversation = named.conversation;
      else if (named.type === "returned") {
        conversation = named.conversation;
        events.push(named);
        continue;
      } else if (conversation !== null) {
        const own = { ...named, conversation: conversation.id };
        conversation = foldConversation(conversation, own);
        events.push(own);
        continue;
      }
      events.push(named);
    }
  }
  return events;
}

const messagesBy = (events: SiteEvent[]) => {
  const found = new Map<string, Message[]>();
  for (const event of events)
    if (event.type === "message")
      found.set(event.conversation, [...(found.get(event.conversation) ?? []), event.message]);
  return found;
};

describe("decide", () => {
  it("[MSG3] whatever is done, seq is contiguous from 1 in every conversation", () => {
    fc.assert(
      fc.property(story, (steps) => {
        for (const messages of messagesBy(play(steps)).values())
          expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
      }),
    );
  });

  it("[REV3] a snapshot at any point, folded with the events after it, is a fresh snapshot", () => {
    fc.assert(
      fc.property(story, fc.nat(), (steps, cut) => {
        const events: SiteEvent[] = [{ type: "seen", origin: "https://shop.example" }, ...play(steps)];
        const at = cut % (events.length + 1);
        const fresh = events.reduce(foldSite, emptyView);
        const snapshot = structuredClone(events.slice(0, at).reduce(foldSite, emptyView));
        expect(events.slice(at).reduce(foldSite, snapshot)).toEqual(fresh);
      }),
    );
  });

  it("[MSG11] somebody has a conversation exactly while it is open, and only what is queued or was missed waits", () => {
    fc.assert(
      fc.property(story, (steps) => {
        let view = emptyView;
        for (const event of play(steps)) {
          view = foldSite(view, event);
          for (const { state, agent, waiting } of view.conversations.values()) {
            if (state !== "closed") expect(agent !== null).toBe(state === "open");
            if (waiting !== null) expect(["queued", "missed"]).toContain(state);
            if (state === "missed") expect(waiting?.offer ?? null).toBeNull();
          }
        }
      }),
    );
  });

  it("[REV3] a conversation that a console does not hold any more is there again, whole, when it comes back", () => {
    fc.assert(
      fc.property(story, (steps) => {
        const events = play(steps);
        const at = events.findIndex(({ type }) => type === "returned");
        if (at < 0) return;
        const fresh = events.reduce(foldSite, emptyView);
        const forgetful = events.slice(at).reduce(foldSite, emptyView);
        for (const [id, conversation] of forgetful.conversations)
          expect(conversation).toEqual(fresh.conversations.get(id));
        expect(forgetful.conversations.size).toBeGreaterThan(0);
      }),
    );
  });

  it("[MSG6] nothing but a reopening is said in a closed conversation", () => {
    fc.assert(
      fc.property(story, (steps) => {
        for (const messages of messagesBy(play(steps)).values()) {
          const kinds = messages.map(({ kind }) => kind);
          kinds.forEach((kind, index) => {
            if (kinds[index - 1] === "closed") expect(kind).toBe("reopened");
          });
        }
      }),
    );
  });

  it("[MSG11] what is written while nobody is there is left, whatever came before, and is said to be so once", () => {
    const now = 1_700_000_000_000;
    const context = { now, newId: () => "made" };
    const write = (conversation: Conversation | null, open: boolean) => {
      const said = { do: "visitor-writes", id: "message", body: "Hi", beginning, stays: false, person: null } as const;
      const decision = decide(conversation, { ...said, open }, context);
      if (!decision.ok) throw new Error(decision.detail);
      const view = decision.events.reduce(
        foldSite,
        conversation === null ? emptyView : { ...emptyView, conversations: new Map([[conversation.id, conversation]]) },
      );
      const [after] = [...view.conversations.values()];
      if (after === undefined) throw new Error("There is a conversation.");
      const kinds = decision.events.map((event) => (event.type === "message" ? event.message.kind : event.type));
      return { after, kinds };
    };
    const left = write(null, false);
    expect(left).toMatchObject({ kinds: ["started", "text", "left"], after: { state: "message", waiting: null } });
    const again = write(left.after, false);
    expect(again).toMatchObject({ kinds: ["text"], after: { state: "message" } });
    expect(write(again.after, true)).toMatchObject({
      kinds: ["reopened", "text", "waiting"],
      after: { state: "queued", waiting: { since: now, priority: 1 } },
    });
    const missed: Conversation = { ...left.after, state: "missed" };
    expect(write(missed, false)).toMatchObject({ kinds: ["text"], after: { state: "missed" } });
    const closed: Conversation = { ...left.after, state: "closed" };
    expect(write(closed, false)).toMatchObject({
      kinds: ["returned", "reopened", "text", "left"],
      after: { state: "message" },
    });
    // A chat that goes on does not turn into a message because the last agent left.
    const queued = write(null, true).after;
    expect(write(queued, false)).toMatchObject({ kinds: ["text"], after: { state: "queued" } });
  });

  it("[MSG5] a visitor's message to one closed a day ago or more starts a new one", () => {
    const now = 1_700_000_000_000;
    const write = {
      do: "visitor-writes",
      id: "message",
      body: "Hi",
      beginning,
      stays: true,
      open: true,
      person: null,
    } as const;
    const context = { now, newId: () => "made" };
    const started = decide(null, write, context);
    const first = started.ok && started.events[0]?.type === "started" ? started.events[0].conversation : null;
    const closed: Conversation = {
      ...(first as Conversation),
      state: "closed",
      seq: 1,
      last: { id: "x", seq: 1, at: now, from: "agent", agent: "a", kind: "closed", body: "" },
    };
    const kinds = (at: number) => {
      const decision = decide(closed, write, { ...context, now: at });
      return decision.ok
        ? decision.events.map((event) => (event.type === "message" ? event.message.kind : event.type))
        : [];
    };
    expect(kinds(now + REOPENS_WITHIN)).toEqual(["returned", "reopened", "text", "waiting"]);
    expect(kinds(now + REOPENS_WITHIN + 1)).toEqual(["started", "text"]);
  });
});
