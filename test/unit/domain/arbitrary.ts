import fc from "fast-check";
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
};

const actor = fc.constantFrom(...AGENTS);
const body = fc.string({ minLength: 1, maxLength: 20 });

type Make = fc.Arbitrary<(id: string) => Command>;
const make = <T>(parts: fc.Arbitrary<T>, command: (id: string, parts: T) => Command): Make =>
  parts.map((chosen) => (id: string) => command(id, chosen));

/** One for each there is: the compiler asks for a new one. `id` is given by the test, so that it is new each time. */
const commands: Record<Command["do"], Make> = {
  "visitor-writes": make(body, (id, body) => ({ do: "visitor-writes", id, body, beginning, stays: true })),
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
