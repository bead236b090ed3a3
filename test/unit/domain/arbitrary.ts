import fc from "fast-check";
import type { Waiting } from "#protocol/model";
import type { Actor, Beginning, Command } from "../../../worker/domain/conversation/command.ts";

const AGENTS: Actor[] = [
  { id: "agent-one", role: "agent" },
  { id: "agent-two", role: "agent" },
  { id: "boss-three", role: "supervisor" },
];

export const beginning: Beginning = {
  visitor: "visitor000000000000000",
  person: {},
  visit: null,
  page: { path: "/", title: "Home" },
  country: null,
  language: "en",
  department: null,
};

const waitingOf = (agent: string): Waiting => ({
  since: 1,
  priority: 0,
  offer: { agent, at: 1, reminded: false },
  asked: [{ agent, at: 1 }],
  fellBack: false,
});

const actor = fc.constantFrom(...AGENTS);
const body = fc.string({ minLength: 1, maxLength: 20 });

type Make = fc.Arbitrary<(id: string) => Command>;
const make = <T>(parts: fc.Arbitrary<T>, command: (id: string, parts: T) => Command): Make =>
  parts.map((chosen) => (id: string) => command(id, chosen));

/** One for each there is: the compiler asks for a new one. `id` is given by the test, so that it is new each time. */
const commands: Record<Command["do"], Make> = {
  "visitor-writes": make(fc.record({ body, open: fc.boolean(), stays: fc.boolean() }), (id, said) => ({
    do: "visitor-writes",
    id,
    ...said,
    beginning,
    person: null,
  })),
  "agent-writes": make(fc.record({ body, by: actor }), (id, said) => ({ do: "agent-writes", id, ...said })),
  "agent-starts": make(fc.record({ body, by: actor }), (id, said) => ({
    do: "agent-starts",
    id,
    conversation: "conversation0000000000",
    ...said,
    beginning,
  })),
  assign: make(fc.record({ by: actor, to: fc.option(actor.map(({ id }) => id)) }), (id, chosen) => ({
    do: "assign",
    id,
    ...chosen,
  })),
  note: make(fc.record({ body, by: actor }), (id, said) => ({ do: "note", id, ...said })),
  pass: make(actor, (id, by) => ({ do: "pass", id, by })),
  wait: make(actor, (_, { id }) => ({ do: "wait", waiting: waitingOf(id), department: null })),
  "give-up": make(fc.constant(null), () => ({ do: "give-up" })),
  requeue: make(fc.constant(null), () => ({ do: "requeue" })),
  mail: make(fc.constantFrom("queued" as const, "sent" as const), (id, state) => ({
    do: "mail",
    mail: { id, kind: "answer", to: ["ada@example.com"], state, at: 1, tries: 1, reason: null },
  })),
  close: make(actor, (id, by) => ({ do: "close", id, by })),
  reopen: make(actor, (id, by) => ({ do: "reopen", id, by, stays: false })),
  "unassign-removed": make(actor, (_, { id }) => ({ do: "unassign-removed", agent: id })),
  reach: make(fc.constantFrom("reached" as const, "left" as const), (_, reach) => ({ do: "reach", reach })),
  identify: make(fc.string({ maxLength: 10 }), (_, name) => ({ do: "identify", person: { name } })),
};
const command = fc.oneof(...Object.values(commands));

/** Commands with the milliseconds that pass before each: mostly seconds, at times days. */
export const story = fc.array(
  fc.record({ command, wait: fc.oneof(fc.nat(60_000), fc.nat(60_000), fc.nat(3 * 24 * 3_600_000)) }),
  { maxLength: 40 },
);
