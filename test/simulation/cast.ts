import * as v from "valibot";
import type { BoardRows } from "#protocol/board";
import { type Role, Routing, type Settings, type Work } from "#protocol/model";
import { Restraint } from "#protocol/trigger";
import { AgentTab, type Person } from "./agent.ts";
import type { Device } from "./device.ts";
import type { Rules } from "./routing-checks.ts";
import type { Stage } from "./session.ts";
import { ORIGIN, VisitorTab } from "./visitor.ts";
import type { World } from "./world.ts";

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

export const DEPARTMENTS = ["Sales", "Support"].map((name) => ({
  id: name.padEnd(22, "_"),
  name,
  rule: null,
  hours: null,
}));

/** All who are on the site. */
export const ROWS: BoardRows = { text: "", page: null, sort: "newest", from: 0, count: 100, hold: false };

export const SETTINGS: Settings = {
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
  counting: { goals: [], funnels: [] },
  mailTo: [],
  triggers: [],
  segments: [],
  restraint: v.parse(Restraint, {}),
};

export function makePeople(count: number): Person[] {
  const roles: Role[] = ["owner", "agent", "supervisor"];
  return Array.from({ length: count }, (_, i) => ({
    id: `agent-000${i}`,
    name: `Agent ${i}`,
    role: roles[i] ?? "agent",
  }));
}

/** Few conversations at once, so that visitors have to wait; and who answers what. */
export function makeRules(people: readonly Person[], random: World["random"]): Rules {
  const work = people.map(({ id }): [string, Work] => {
    const departments = random.chance(0.6) ? [] : [random.pick(DEPARTMENTS).id];
    return [id, { departments, skills: [], capacity: random.chance(0.3) ? random.below(2) + 1 : null }];
  });
  const rule = random.chance(0.3) ? "hours" : "both";
  const routing = { ...SETTINGS.routing, capacity: random.below(3) + 1 };
  return { work: new Map(work), settings: { ...SETTINGS, rule, routing } };
}

export function seedDirectory({ directory: { sqlite } }: Stage, people: readonly Person[]): void {
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
  // What a console shows costs as much as it does in a browser, so that not every one looks at the board.
  if (world.random.chance(0.4)) opened.act((live) => live.look({ rows: ROWS }));
  agent.tabs.push(opened);
  return opened;
}
