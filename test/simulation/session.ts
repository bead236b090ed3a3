import * as v from "valibot";
import { type Role, Routing, type Settings, type Work } from "#protocol/model";
import { emptyState } from "../../console/live/state.ts";
import { Site } from "../../worker/site/site.ts";
import { AgentTab, type Person, SITE } from "./agent.ts";
import { check, type Failure, type Fresh } from "./checks.ts";
import { makeClock } from "./clock.ts";
import type { SimulatedD1 } from "./d1.ts";
import { Device } from "./device.ts";
import { type Connect, makeObject } from "./durable-object.ts";
import { makeFaults } from "./faults.ts";
import { begin, enter, timersOf } from "./globals.ts";
import { makeRandom } from "./random.ts";
import type { Rules } from "./routing-checks.ts";
import type { Sqlite } from "./sqlite.ts";
import { makeTrace } from "./trace.ts";
import { ORIGIN, VisitorTab } from "./visitor.ts";
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

/** What somebody wrote, to be found once in the end. `refused`: the writer was told that it was not taken. */
export type Said = { body: string; by: string; tab: string; order: number };

export type Cast = {
  world: World;
  visitors: { device: Device; tabs: VisitorTab[] }[];
  agents: { person: Person; device: Device; tabs: AgentTab[] }[];
  said: Said[];
  /** Consoles that were closed for good: what they did not send went with them, after their browser had warned. */
  closed: Set<string>;
  rules: Rules;
  /** How many tabs were opened, to name them by. */
  opened: number;
  startedAt: number;
};

const DEPARTMENTS = ["Sales", "Support"].map((name) => ({ id: name.padEnd(22, "_"), name, rule: null, hours: null }));

const SETTINGS: Settings = {
  name: "Shop",
  origins: [ORIGIN],
  color: "#1f6feb",
  position: "right",
  greeting: "",
  strict: false,
  hours: null,
  rule: "both",
  override: null,
  departments: DEPARTMENTS,
  routing: v.parse(Routing, { fallback: DEPARTMENTS[1]?.id }),
  mailTo: [],
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
    const opened = openAgent(cast, agent);
    await run(10_000);
    // What came up meanwhile, such as that somebody left or was not answered, is on its way to the history and the consoles.
    for (let i = 0, before = -1; i < 10; i++) {
      const last = lastRev(stage);
      if (last === before && isQuiet(cast, stage) && haveAll(cast, stage)) break;
      before = last;
      await run(3_000);
    }
    agent.tabs.splice(agent.tabs.indexOf(opened), 1);
    const { view, marks } = opened.live.state();
    opened.close("closed");
    opened.destroy();
    return { view, marks };
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

function makePeople(count: number): Person[] {
  const roles: Role[] = ["owner", "agent", "supervisor"];
  return Array.from({ length: count }, (_, i) => ({
    id: `agent-000${i}`,
    name: `Agent ${i}`,
    role: roles[i] ?? "agent",
  }));
}

/** Few conversations at once, so that visitors have to wait; and who answers what. */
function makeRules(people: readonly Person[], random: World["random"]): Rules {
  const work = people.map(({ id }): [string, Work] => {
    const departments = random.chance(0.6) ? [] : [random.pick(DEPARTMENTS).id];
    return [id, { departments, skills: [], capacity: random.chance(0.3) ? random.below(2) + 1 : null }];
  });
  const rule = random.chance(0.3) ? "hours" : "both";
  const routing = { ...SETTINGS.routing, capacity: random.below(3) + 1 };
  return { work: new Map(work), settings: { ...SETTINGS, rule, routing } };
}

function seedDirectory({ directory: { sqlite } }: Stage, people: readonly Person[]): void {
  sqlite.empty();
  sqlite.run("PRAGMA foreign_keys = OFF");
  sqlite.run("INSERT INTO membership_version (organization, version) VALUES ('organization', 1)");
  for (const { id, name, role } of people) {
    const times = "0, 0, 0";
    sqlite.run(
      `INSERT INTO "user" (id, name, email, emailVerified, createdAt, updatedAt) VALUES (?, ?, ?, ${times})`,
      ...[id, name, `${id}@example.com`],
    );
    sqlite.run(
      `INSERT INTO member (id, organizationId, userId, role, createdAt) VALUES (?, 'organization', ?, ?, 0)`,
      ...[`member-${id}`, id, role],
    );
  }
}

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

export function openVisitor(cast: Cast, visitor: Cast["visitors"][number], like?: VisitorTab): VisitorTab {
  const { world } = cast;
  const name = `${visitor.device.name}.${visitor.tabs.length}${String.fromCharCode(97 + (cast.opened++ % 26))}`;
  world.note(name, like === undefined ? "opens a tab" : "goes to another page");
  const path = world.random.pick(["/", "/tents", "/packs", "/basket"]);
  const opened = new VisitorTab(world, visitor.device, name, path, like?.tab.storage);
  visitor.tabs.push(opened);
  return opened;
}

export function openAgent(cast: Cast, agent: Cast["agents"][number], like?: AgentTab): AgentTab {
  const { world } = cast;
  const name = `${agent.device.name}.${agent.tabs.length}${String.fromCharCode(97 + (cast.opened++ % 26))}`;
  world.note(name, like === undefined ? "opens the console" : "reloads the console");
  const opened = new AgentTab(world, agent.device, name, agent.person, like?.tab.storage);
  agent.tabs.push(opened);
  return opened;
}

export type { Connect };

/** What people do, one thing at a time. */
function makeActs(cast: Cast): () => void {
  const { world, said } = cast;
  const { random } = world;
  let count = 0;

  const body = (by: string, tab: string): string => {
    const text = `#${count} ${"x".repeat(random.chance(0.05) ? random.below(3_000) : 3)}`;
    said.push({ body: text, by, tab, order: count++ });
    return text;
  };

  /** Nobody writes on a device that is asleep. */
  const isAsleep = ({ tab }: VisitorTab | AgentTab) => tab.asleepUntil > world.clock.now();

  return () => {
    if (random.chance(0.55)) visitorActs(random.pick(cast.visitors));
    else agentActs(random.pick(cast.agents));
  };

  function visitorActs(visitor: Cast["visitors"][number]): void {
    const tab = visitor.tabs.length === 0 ? openVisitor(cast, visitor) : random.pick(visitor.tabs);
    if (isAsleep(tab)) return;
    const roll = random.next();
    if (roll < 0.42) tab.say(body(visitor.device.name, tab.tab.name));
    else if (roll < 0.46) for (let i = random.below(8); i >= 0; i--) tab.say(body(visitor.device.name, tab.tab.name));
    else if (roll < 0.47) for (let i = 0; i < 24; i++) tab.say(body(visitor.device.name, tab.tab.name));
    else if (roll < 0.55) tab.typing(random.chance(0.7));
    else if (roll < 0.7) tab.look();
    else if (roll < 0.76) tab.go(random.pick(["/", "/tents", "/checkout"]));
    else if (roll < 0.77) tab.track("search");
    else if (roll < 0.79) tab.identify({ name: random.pick(["Kari", "Ola"]) });
    else if (roll < 0.85 && visitor.tabs.length < 3) openVisitor(cast, visitor);
    else if (roll < 0.92) replace(visitor.tabs, tab, () => openVisitor(cast, visitor, tab));
    else if (roll < 0.95) replace(visitor.tabs, tab);
    else for (const other of visitor.tabs) other.tab.show(other === tab);
  }

  function agentActs(agent: Cast["agents"][number]): void {
    if (agent.tabs.length === 0) openAgent(cast, agent).act((live) => live.setStatus("online"));
    const tab = random.pick(agent.tabs);
    if (isAsleep(tab)) return;
    const state = tab.live.state();
    const conversations = [...state.view.conversations.values()];
    const roll = random.next();
    if (conversations.length > 0 && roll < 0.72) {
      const { id } = random.pick(conversations);
      world.note(tab.tab.name, `acts on ${id.slice(0, 4)}`);
      if (roll < 0.45) tab.act((live) => live.say(id, body(agent.device.name, tab.tab.name)));
      else if (roll < 0.5) tab.act((live) => live.assign(id, random.pick(cast.agents).person.id));
      else if (roll < 0.52) tab.act((live) => live.assign(id, null));
      else if (roll < 0.53) tab.act((live) => live.assign(id, null, handOver()));
      else if (roll < 0.57) tab.act((live) => live.close(id));
      else if (roll < 0.61) tab.act((live) => live.reopen(id));
      else if (roll < 0.63) tab.act((live) => live.typing(id, random.chance(0.7)));
      else if (roll < 0.65) tab.act((live) => live.note(id, `note ${count++}`));
      else if (roll < 0.66) tab.act((live) => live.pass(id));
      else tab.look();
    } else if (roll < 0.8) {
      const visits = [...state.visits.values()].flatMap((visit) =>
        visit.tabs.map(({ handle }) => ({ id: visit.id, handle })),
      );
      if (visits.length === 0) return;
      const { id, handle } = random.pick(visits);
      const text = body(agent.device.name, tab.tab.name);
      tab.act((live) => live.start(id, handle, text));
    } else if (roll < 0.81) changeSettings();
    else if (roll < 0.86) tab.act((live) => live.setStatus(random.pick(["online", "away", "offline"])));
    else if (roll < 0.9 && agent.tabs.length < 2) openAgent(cast, agent);
    else if (roll < 0.95) replace(agent.tabs, tab, () => openAgent(cast, agent, tab));
    else if (roll < 0.97) replace(agent.tabs, tab);
    else tab.tab.show(!tab.tab.visible);
  }

  function handOver(): { department: string; note?: string } {
    const department = random.pick(DEPARTMENTS).id;
    return random.chance(0.5) ? { department, note: `note ${count++}` } : { department };
  }

  /** Over HTTP in the product; to the object it is a call like this one. */
  function changeSettings(): void {
    const greeting = `Hello ${random.below(100)}`;
    world.note("owner", `changes the greeting to ${greeting}`);
    world.object.turn((site) => site.changeSettings({ greeting }));
  }

  function replace<T extends VisitorTab | AgentTab>(tabs: T[], tab: T, open?: () => void): void {
    world.note(tab.tab.name, "closes");
    if (tab instanceof AgentTab && open === undefined) cast.closed.add(tab.tab.name);
    tab.close(random.chance(0.8) ? "closed" : "killed");
    tabs.splice(tabs.indexOf(tab), 1);
    open?.();
  }
}
