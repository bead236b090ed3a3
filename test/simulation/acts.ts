import { AgentTab } from "./agent.ts";
import { type Cast, DEPARTMENTS, openAgent, openVisitor } from "./cast.ts";
import type { VisitorTab } from "./visitor.ts";

/** What people do, one thing at a time. */
export function makeActs(cast: Cast): () => void {
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
      const visits = state.board.rows.flatMap((visit) => visit.tabs.map(({ handle }) => ({ id: visit.id, handle })));
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
