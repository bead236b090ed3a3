import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noMarks } from "#protocol/marks";
import type { Message } from "#protocol/model";
import type { ToVisitor } from "#protocol/visitor";
import { type Chat, emptyChat } from "../../../widget/chat/chat.ts";
import { fold } from "../../../widget/chat/fold.ts";
import { type Arrival, put } from "../../../widget/visit/backlog.ts";
import { availability, conversation, conversationId, maja, says, text, welcome } from "./frames.ts";

type Step = "message" | "marks" | "typing" | "open" | "closed" | "conversation" | "welcome" | "visit";
const steps: Step[] = ["message", "marks", "typing", "open", "closed", "conversation", "welcome", "visit"];

/** What a site says that keeps to its own rules: messages in order, and whole conversations whole. */
function history(taken: Step[]): Arrival[] {
  const said = [text(1, "visitor")];
  const first = welcome(conversation([...said]));
  return [first, ...taken.map((step, index) => frameOf(step, said, index))].map((frame, at) => [frame, at * 1_000]);
}

function frameOf(step: Step, said: Message[], index: number): ToVisitor {
  switch (step) {
    case "message": {
      const message = text(said.length + 1, index % 3 ? "agent" : "visitor");
      said.push(message);
      return says(message);
    }
    case "marks":
      return {
        t: "marks",
        conversation: conversationId,
        marks: { ...noMarks, team: { delivered: said.length, read: 0 } },
      };
    case "typing":
      return { t: "typing", agent: maja, on: index % 2 === 0 };
    case "open":
    case "closed":
      return { t: "availability", availability: availability(step === "open") };
    case "conversation":
      return { t: "conversation", conversation: conversation([...said]) };
    case "welcome":
      return welcome(conversation([...said]), { now: index });
    case "visit":
      return { t: "visit", tab: "x", visit: `${index}` };
  }
}

const all = (arrivals: readonly Arrival[]): Chat =>
  arrivals.reduce((chat, [frame, at]) => fold(chat, frame, at), emptyChat);

describe("what is kept until the chat is there", () => {
  test("makes the same chat as if it had been there from the start, whenever it comes", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 40 }), fc.nat(40), (taken, at) => {
        const arrivals = history(taken);
        const early = arrivals.slice(0, at).reduce<readonly Arrival[]>(put, []);
        expect(all([...early, ...arrivals.slice(at)])).toEqual(all(arrivals));
      }),
      { numRuns: 500 },
    );
  });

  test("does not grow with what is no message", () => {
    const passing = history(Array.from({ length: 400 }, (_, index): Step => steps[1 + (index % 4)] ?? "open"));
    expect(passing.reduce<readonly Arrival[]>(put, []).length).toBeLessThanOrEqual(4);
  });
});
