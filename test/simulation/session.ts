import { emptyState } from "../../console/live/state.ts";
import { Site } from "../../worker/site/site.ts";
import { makeActs } from "./acts.ts";
import { AgentTab, SITE } from "./agent.ts";
import { type Cast, makePeople, makeRules, openAgent, openVisitor, ROWS, SETTINGS, seedDirectory } from "./cast.ts";
import { check, type Failure, type Fresh } from "./checks.ts";
import { makeClock } from "./clock.ts";
import type { SimulatedD1 } from "./d1.ts";
import { Device } from "./device.ts";
import { makeObject } from "./durable-object.ts";
import { makeFaults } from "./faults.ts";
import { begin, enter, timersOf } from "./globals.ts";
import { makeRandom } from "./random.ts";
import type { Sqlite } from "./sqlite.ts";
import { makeTrace } from "./trace.ts";
import type { World } from "./world.ts";

/** What outlives a session: databases, emptied for each. */
export type Stage = { sqlite: Sqlite; history: SimulatedD1; directory: SimulatedD1 };

export type Outcome = {
  messages: number;
  /** How many events of each type the site's log has. */
  events: Map<string, number>;
  faults: Map<string, number>;
  failures: Failure[];
  /** Line by line. */
  trace: () => string[];
  digest: number;
};

const START = Date.UTC(2026, 9, 24, 22, 0);
const HOUR = 3_600_000;

/** One session from its seed: people, what they do, what goes wrong, and what is found in the end. */
export async function runSession(stage: Stage, seed: number, index: number): Promise<Outcome> {
  const random = makeRandom(seed, index);
  const clock = makeClock(START + index * 1_000);
  const trace = makeTrace(() => clock.now() - START - index * 1_000);
  const world: World = { clock, random, enter, note: trace.note, fault: trace.fault, object: undefined as never };
  begin(world);
  const env = { DIRECTORY: stage.directory.binding, HISTORY: stage.history.binding };
  world.object = makeObject(world, stage.sqlite, env, (ctx, bindings) => new Site(ctx, bindings));
  const { object } = world;

  const people = makePeople(random.below(3) + 1);
  seedDirectory(stage, people);
  object.turn((site) =>
    site.create(
      {
        id: SITE,
        key: "k3v9x2m8q1w7z5t4",
        organization: "organization",
        jurisdiction: null,
        settings: SETTINGS,
      },
      { version: 1, members: people.map((person) => ({ ...person, photo: null })) },
    ),
  );

  const rules = makeRules(people, random);
  object.turn((site) => {
    for (const [agent, work] of rules.work) site.setWork(agent, work);
    site.changeSettings(rules.settings);
  });
  await run(20);
  const cast: Cast = {
    rules,
    world,
    startedAt: clock.now(),
    said: [],
    closed: new Set(),
    opened: 0,
    visitors: Array.from({ length: random.below(3) + 1 }, (_, i) => ({
      device: new Device(`v${i}`, `192.0.2.${i}`, random),
      tabs: [],
    })),
    agents: people.map((person, i) => ({ person, device: new Device(`a${i}`, `198.51.100.${i}`, random), tabs: [] })),
  };
  const faults = makeFaults(cast, stage);
  const act = makeActs(cast);

  const steps = 12 + random.below(30);
  for (let step = 0; step < steps; step++) {
    if (random.chance(0.28)) faults.any();
    else act();
    await run(random.chance(0.15) ? random.between(1_000, 40_000) : random.between(0, 1_500));
  }
  faults.heal();
  const settled = await settle();
  const fresh = settled ? await freshConsole() : emptyState;
  const events = countEvents(stage);
  const failures = check(cast, stage, settled, fresh);
  for (const { tabs } of [...cast.visitors, ...cast.agents]) for (const one of tabs) one.destroy();
  await run(60);
  for (const { tabs } of cast.visitors)
    for (const { tab } of tabs)
      if (timersOf(tab) > 0 && failures.length === 0)
        failures.push({ kind: "stuck", what: `${tab.name} left ${timersOf(tab)} timers` });
  object.end();
  begin(null);
  stage.sqlite.empty(["migration"]);
  stage.history.sqlite.empty();
  return { messages: cast.said.length, events, failures, ...trace.result() };

  async function freshConsole(): Promise<Fresh> {
    const [agent] = cast.agents;
    if (agent === undefined) throw new Error("Nobody is there to look.");
    // After a wake consoles are told of the board with the next change on it.
    for (const { tabs } of cast.visitors) tabs[0]?.track("look");
    const opened = openAgent(cast, agent);
    opened.act((live) => live.look({ rows: ROWS }));
    await run(10_000);
    // What came up meanwhile, such as that somebody left or was not answered, is on its way to the history and the consoles.
    for (let i = 0, before = -1; i < 10; i++) {
      const last = lastRev(stage);
      if (last === before && isQuiet(cast, stage) && haveAll(cast, stage)) break;
      before = last;
      await run(3_000);
    }
    agent.tabs.splice(agent.tabs.indexOf(opened), 1);
    const { view, marks, board } = opened.live.state();
    opened.close("closed");
    opened.destroy();
    return { view, marks, board };
  }

  /** Lets everything happen for a while. */
  async function run(ms: number): Promise<void> {
    const until = clock.now() + ms;
    for (let entry = clock.next(until); entry !== null; entry = clock.next(until)) {
      enter(entry.actor, entry.run);
      await drain();
    }
  }

  /** Until nothing waits for anything, or for two hours at most. */
  async function settle(): Promise<boolean> {
    // What a tab left that was closed is sent by the next page at the latest.
    for (const visitor of cast.visitors) openVisitor(cast, visitor).wake();
    for (const agent of cast.agents) if (agent.tabs.length === 0) openAgent(cast, agent);
    const tabs = [...cast.visitors, ...cast.agents].flatMap(({ tabs }) => tabs.map(({ tab }) => tab));
    await run(Math.max(0, ...tabs.map(({ asleepUntil }) => asleepUntil - clock.now())));
    const until = clock.now() + 2 * HOUR;
    for (let round = 0; clock.now() < until; round++) {
      await run(round < 20 ? 3_000 : 60_000);
      everybodyLooks();
      if (round <= 3 || !isQuiet(cast, stage)) continue;
      // A line that was cut without a word is noticed by a ping without an answer.
      if (isCutUnnoticed(cast)) await run(60_000);
      everybodyLooks();
      await run(5_000);
      if (isQuiet(cast, stage) && !isCutUnnoticed(cast)) return true;
    }
    return false;
  }

  function everybodyLooks(): void {
    for (const { tabs } of cast.visitors) for (const one of tabs) one.look();
    for (const { tabs } of cast.agents) for (const one of tabs) one.look();
  }
}

/** All that follows without waiting: Node runs its ticks when no promise has anything left to do. */
const { nextTick } = process;
const drain = () => new Promise<void>((resolve) => nextTick(resolve));

function countEvents({ sqlite }: Stage): Map<string, number> {
  const { rows } = sqlite.run("SELECT event ->> '$.type' AS type, COUNT(*) AS count FROM log GROUP BY 1");
  return new Map(rows.map(({ type, count }) => [String(type), Number(count)]));
}

/** Nobody waits to send, and the history has it all. */
function isQuiet({ world: { object }, visitors, agents }: Cast, { sqlite }: Stage): boolean {
  if (!object.isIdle() || ![...visitors, ...agents].every(isOnSocket)) return false;
  for (const { tabs } of visitors)
    for (const { chat } of tabs)
      if (chat === undefined || chat.link !== "live" || chat.own.some(({ failed }) => !failed)) return false;
  for (const { tabs } of agents)
    for (const { live } of tabs) {
      if (live.link() !== "live" || !live.state().loaded) return false;
      if (live.state().outgoing.some(({ failed }) => failed === null)) return false;
    }
  const { rows } = sqlite.run("SELECT (SELECT MAX(rev) FROM log) AS last, drained FROM site");
  return (rows[0]?.last ?? 0) === rows[0]?.drained;
}

/** Every console has the last event: what the ladder does has its own times. */
function haveAll({ agents }: Cast, { sqlite }: Stage): boolean {
  const last = lastRev({ sqlite });
  return agents.every(({ tabs }) => tabs.every(({ live }) => live.state().rev === last));
}

const lastRev = ({ sqlite }: Pick<Stage, "sqlite">): number =>
  Number(sqlite.run("SELECT MAX(rev) AS last FROM log").rows[0]?.last ?? 0);

/** Who polled has found that sockets work again: each console by itself, the pages of a browser together. */
function isOnSocket({ device, tabs }: Cast["visitors"][number] | Cast["agents"][number]): boolean {
  const dialers = new Set([...device.wires].map(({ client }) => client.tab));
  return tabs.every((one) => (one instanceof AgentTab ? dialers.has(one.tab) : dialers.size > 0));
}

/** One side at least has a socket that is none any more. */
const isCutUnnoticed = ({ world, visitors, agents }: Cast): boolean =>
  [...visitors, ...agents].some(({ device }) => [...device.wires].some(({ isCut }) => isCut)) ||
  [...world.object.sockets].some(({ wire }) => wire.isCut);
