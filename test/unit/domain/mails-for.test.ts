import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SiteEvent } from "#protocol/event";
import { foldConversation } from "#protocol/fold";
import type { Conversation } from "#protocol/model";
import type { Command } from "../../../worker/domain/conversation/command.ts";
import { decide } from "../../../worker/domain/conversation/decide.ts";
import { mailsFor } from "../../../worker/domain/mail/mails-for.ts";
import { beginning, story } from "./arbitrary.ts";

type Played = { conversation: Conversation; events: SiteEvent[]; mails: number; away: boolean };

/** Plays a story on one conversation, with the mails that follow from it and one try of each after `tried` commands. */
function play(steps: typeof story extends fc.Arbitrary<infer T> ? T : never, triesEach: number): Played[] {
  let conversation: Conversation | null = null;
  let now = 1_700_000_000_000;
  let count = 0;
  const newId = () => `made${count++}`;
  const played: Played[] = [];
  for (const [step, { command, wait }] of steps.entries()) {
    now += wait;
    const made = command(newId());
    if (made.do === "mail" || made.do === "agent-starts") continue;
    const decision = decide(conversation, made, { now, newId });
    if (!decision.ok || decision.events.length === 0) continue;
    const mails = mailsFor(decision.events, conversation, { now, newId });
    for (const event of decision.events) conversation = apply(conversation, event);
    for (const mail of mails)
      if (conversation)
        conversation = foldConversation(conversation, { type: "mail", conversation: conversation.id, mail });
    if (conversation === null) continue;
    played.push({ conversation, events: decision.events, mails: mails.length, away: isAway(conversation) });
    if (step % triesEach === 0)
      conversation = { ...conversation, mails: conversation.mails.map((mail) => ({ ...mail, tries: mail.tries + 1 })) };
  }
  return played;
}

const isAway = ({ state }: Conversation) => state === "missed" || state === "message";

function apply(conversation: Conversation | null, event: SiteEvent): Conversation | null {
  if (event.type === "settings" || event.type === "seen") return conversation;
  if (event.type === "started" || event.type === "returned") return event.conversation;
  return conversation && foldConversation(conversation, event);
}

const writes = (open: boolean): Command => ({
  do: "visitor-writes",
  id: `text${Math.random()}`,
  body: "Hi",
  beginning,
  stays: true,
  open,
  person: null,
});

describe("mailsFor", () => {
  it("[MAI1] whatever happens, what was missed, left or added to it has a mail that is still to go with it", () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 5 }), (steps, triesEach) => {
        for (const { conversation, events, away } of play(steps, triesEach)) {
          const news = events.some(
            (event) =>
              event.type === "message" &&
              (event.message.kind === "missed" ||
                event.message.kind === "left" ||
                (event.message.kind === "text" && event.message.from === "visitor")),
          );
          const waiting = conversation.mails.filter(({ state, tries }) => state === "queued" && tries === 0);
          if (away && news) expect(waiting).toHaveLength(1);
        }
      }),
    );
  });

  it("[MAI1] nothing else makes a mail, and never two at once", () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 5 }), (steps, triesEach) => {
        for (const { events, mails, away } of play(steps, triesEach)) {
          expect(mails).toBeLessThanOrEqual(1);
          if (!away || !events.some(({ type }) => type === "message")) expect(mails).toBe(0);
        }
      }),
    );
  });

  it("[MAI1] texts within a short while share a mail; one that was tried takes no more", () => {
    const context = { now: 5, newId: () => "mail" };
    const decided = (conversation: Conversation | null, command: Command) => {
      const decision = decide(conversation, command, context);
      if (!decision.ok) throw new Error(decision.detail);
      const mails = mailsFor(decision.events, conversation, context);
      const after = decision.events.reduce(apply, conversation);
      if (after === null) throw new Error("no conversation");
      return { mails, after: { ...after, mails: [...after.mails, ...mails] } };
    };
    const first = decided(null, writes(false));
    expect(first.mails).toEqual([
      { id: "mail", kind: "message", to: [], state: "queued", at: 5, tries: 0, reason: null },
    ]);
    const second = decided(first.after, writes(false));
    expect(second.mails).toEqual([]);
    const tried = { ...second.after, mails: second.after.mails.map((mail) => ({ ...mail, tries: 1 })) };
    expect(decided(tried, writes(false)).mails).toHaveLength(1);
    expect(decided(null, writes(true)).mails).toEqual([]);
  });
});
