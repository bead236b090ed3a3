import fc from "fast-check";
import type { Actor, Beginning, Command } from "../../../worker/domain/conversation/command.ts";

const AGENTS: Actor[] = [
  { id: "agent-one", role: "agent" },
  { id: "agent-two", role: "agent" },
  { id: "boss-three", role: "supervisor" },
];

export const beginning: Beginning = {
  conversation: "conversation0000000000",
  visitor: "visitor000000000000000",
  person: {},
  visit: null,
  page: { path: "/", title: "Home" },
  country: null,
  language: "en",
};

const actor = fc.constantFrom(...AGENTS);
const body = fc.string({ minLength: 1, maxLength: 20 });

/** Any command; `id` is given by the test, so that it is new each time. */
const command: fc.Arbitrary<(id: string) => Command> = fc.oneof(
  body.map(
    (body) =>
      (id: string): Command => ({ do: "visitor-writes", id, body, beginning, stays: true }),
  ),
  fc.record({ body, by: actor }).map(
    ({ body, by }) =>
      (id: string): Command => ({ do: "agent-writes", id, body, by }),
  ),
  fc.record({ body, by: actor }).map(
    ({ body, by }) =>
      (id: string): Command => ({ do: "agent-starts", id, body, by, beginning }),
  ),
  fc.record({ by: actor, to: fc.option(fc.constantFrom(...AGENTS.map(({ id }) => id))) }).map(
    ({ by, to }) =>
      (id: string): Command => ({ do: "assign", id, by, to }),
  ),
  actor.map(
    (by) =>
      (id: string): Command => ({ do: "close", id, by }),
  ),
  actor.map(
    (by) =>
      (id: string): Command => ({ do: "reopen", id, by, stays: false }),
  ),
  actor.map(
    ({ id }) =>
      (): Command => ({ do: "unassign-removed", agent: id }),
  ),
  fc.constantFrom("reached" as const, "left" as const).map((reach) => (): Command => ({ do: "reach", reach })),
  fc.string({ maxLength: 10 }).map((name) => (): Command => ({ do: "identify", person: { name } })),
);

/** Commands with the milliseconds that pass before each: mostly seconds, at times days. */
export const story = fc.array(
  fc.record({ command, wait: fc.oneof(fc.nat(60_000), fc.nat(60_000), fc.nat(3 * 24 * 3_600_000)) }),
  { maxLength: 40 },
);
