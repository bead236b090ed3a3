import { isDeepStrictEqual } from "node:util";
import { emptyView, foldSite, type SiteView } from "#protocol/fold";
import type { Conversation, Message } from "#protocol/model";
import type { LiveState } from "../../console/live/state.ts";
import type { Cast } from "./cast.ts";
import { checkRouting } from "./routing-checks.ts";
import type { Stage } from "./session.ts";
import type { World } from "./world.ts";

/** What was found wrong. */
export type Failure = { kind: "lost" | "duplicated" | "misordered" | "different" | "stuck"; what: string };

export type Logged = { rev: number; at: number; conversation: string | null; seq: number | null; event: string };

/** What a console shows that was opened only now. */
export type Fresh = Pick<LiveState, "view" | "marks" | "board">;

/** Compares what everybody has in the end: the people, the object, and the history. */
export function check(cast: Cast, stage: Stage, settled: boolean, fresh: Fresh): Failure[] {
  if (!settled) return [{ kind: "stuck", what: whyStuck(cast, stage) }];
  const { rows } = stage.sqlite.run("SELECT rev, at, conversation, seq, event FROM log ORDER BY rev");
  const logs = logsOf(rows as unknown as Logged[]);
  return [
    ...checkSaid(cast, logs),
    ...checkLog(cast, rows as unknown as Logged[], logs),
    ...checkSnapshot(rows as unknown as Logged[], fresh),
    ...checkVisitors(cast, logs, fresh),
    ...checkAgents(cast, rows.length, logs, fresh),
    ...checkRouting(cast.rules, rows as unknown as Logged[]),
    ...checkHistory(stage, logs, fresh),
  ];
}

type Logs = Map<string, Message[]>;

/** By what JSON has of them: solid's stores hold proxies, and a field that is undefined is none. */
const same = (a: unknown, b: unknown): boolean => a === b || isDeepStrictEqual(plain(a), plain(b));

const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

function logsOf(rows: readonly Logged[]): Logs {
  const logs: Logs = new Map();
  for (const { conversation, seq, event } of rows) {
    if (conversation === null) continue;
    const log = logs.get(conversation) ?? [];
    logs.set(conversation, log);
    if (seq !== null) log.push(JSON.parse(event).message);
  }
  return logs;
}

/** Every message that somebody wrote is stored once, or its writer knows that it is not. */
function checkSaid({ said, agents, visitors, closed }: Cast, logs: Logs): Failure[] {
  const failures: Failure[] = [];
  const count = new Map<string, number>();
  const place = new Map<string, number>();
  let order = 0;
  for (const log of logs.values())
    for (const { body, kind } of log) {
      if (kind !== "text") continue;
      count.set(body, (count.get(body) ?? 0) + 1);
      place.set(body, order++);
    }
  const told = new Set<string>();
  for (const { tabs } of agents)
    for (const { live } of tabs)
      for (const { body, failed } of live.state().outgoing) if (failed !== null) told.add(body);
  for (const { tabs } of visitors)
    for (const { chat } of tabs) for (const { body, failed } of chat?.own ?? []) if (failed) told.add(body);

  for (const { body, by, tab } of said) {
    const stored = count.get(body.trim()) ?? 0;
    const what = `${body.slice(0, 12)} of ${tab}`;
    const isExcused = told.has(body) || by.startsWith("a");
    if (stored === 0 && by.startsWith("v")) failures.push({ kind: "lost", what });
    else if (stored === 0 && !isExcused && !closed.has(tab)) failures.push({ kind: "lost", what });
    if (stored > 1) failures.push({ kind: "duplicated", what });
    if (stored > 0 && told.has(body))
      failures.push({ kind: "different", what: `${what} is stored and shown as not sent` });
  }
  return failures;
}

/** Each conversation counts from 1 without gaps, by the site's clock, and keeps the order in which each tab wrote. */
function checkLog({ said, world, startedAt }: Cast, rows: readonly Logged[], logs: Logs): Failure[] {
  const failures: Failure[] = [];
  for (const [index, { rev }] of rows.entries())
    if (rev !== index + 1) failures.push({ kind: "misordered", what: `rev ${rev} at place ${index + 1}` });
  const writer = new Map(said.map(({ body, tab, order }) => [body.trim(), { tab, order }]));
  for (const [id, log] of logs) {
    const last = new Map<string, number>();
    let at = startedAt;
    for (const [index, message] of log.entries()) {
      if (message.seq !== index + 1) failures.push({ kind: "misordered", what: `seq ${message.seq} in ${id}` });
      if (message.at < Math.floor(at) || message.at > world.clock.now())
        failures.push({ kind: "misordered", what: `seq ${message.seq} in ${id} is dated ${message.at - startedAt}` });
      at = message.at;
      const by = writer.get(message.body);
      if (by === undefined) continue;
      if (by.order < (last.get(by.tab) ?? -1))
        failures.push({
          kind: "misordered",
          what: `${message.body.slice(0, 12)} of ${by.tab} came after #${last.get(by.tab)} in ${id.slice(0, 4)}, seq ${message.seq}`,
        });
      last.set(by.tab, by.order);
    }
  }
  return failures;
}

/** A snapshot is what all events of the log fold to, but for what was there before the first. */
function checkSnapshot(rows: readonly Logged[], { view }: Fresh): Failure[] {
  const folded = rows.reduce((before, { event }) => foldSite(before, JSON.parse(event)), emptyView);
  return differing({ ...folded, settings: folded.settings ?? view.settings }, view).map((part) => ({
    kind: "different",
    what: `a snapshot has other ${part} than the log`,
  }));
}

/** Every page of a visitor shows its conversation as it is, and nobody else's. */
function checkVisitors({ visitors, said, world }: Cast, logs: Logs, fresh: Fresh): Failure[] {
  const failures: Failure[] = [];
  const known = visitorsOfTabs(world);
  const by = new Map(said.map((one) => [one.body.trim(), one.by]));
  for (const { device, tabs } of visitors)
    for (const { chat, tab, id } of tabs) {
      if (chat?.conversation == null) continue;
      // Who somebody is belongs to the tab: in one browser too they may be two.
      if (fresh.view.conversations.get(chat.conversation)?.visitor !== known.get(id))
        failures.push({ kind: "different", what: `${tab.name} shows somebody else's conversation` });
      const log = logs.get(chat.conversation) ?? [];
      const first = chat.messages[0]?.seq ?? 1;
      if (!same(chat.messages, log.slice(first - 1)))
        failures.push({
          kind: "different",
          what: `${tab.name} shows ${chat.messages.length} of ${log.length} messages`,
        });
      const state = fresh.view.conversations.get(chat.conversation)?.state;
      if (mannerOf(chat.state) !== mannerOf(state))
        failures.push({ kind: "different", what: `${tab.name} takes for ${chat.state} what is ${state}` });
      if (!same(chat.marks, fresh.marks.get(chat.conversation)))
        failures.push({ kind: "different", what: `${tab.name} has other marks` });
      const foreign = log.find(({ body }) => by.get(body)?.startsWith("v") && by.get(body) !== device.name);
      if (foreign !== undefined)
        failures.push({ kind: "different", what: `${tab.name} sees what another visitor wrote` });
    }
  return failures;
}

/** What a page makes of a state: whether one chats, leaves a message, or would open it again. */
const mannerOf = (state: Conversation["state"] | undefined): string =>
  state === "queued" || state === "open" ? "live" : state === "missed" || state === "message" ? "away" : `${state}`;

/** Who each page is, as its socket at the site says. */
function visitorsOfTabs({ object }: World): Map<string, string | null> {
  const carried = [...object.sockets].map((socket) => JSON.parse(String(socket.deserializeAttachment())));
  return new Map(
    carried.flatMap(({ visit }) =>
      (visit?.tabs ?? []).map(({ tab, visitor }: { tab: string; visitor: string | null }) => [tab, visitor]),
    ),
  );
}

/** Every console that folded events has what a fresh snapshot has [REV3], with the messages it asked for. */
function checkAgents({ agents }: Cast, rev: number, logs: Logs, fresh: Fresh): Failure[] {
  const failures: Failure[] = [];
  for (const { tabs } of agents)
    for (const { live, tab } of tabs) {
      const state = live.state();
      if (state.rev !== rev) failures.push({ kind: "different", what: `${tab.name} is at rev ${state.rev} of ${rev}` });
      if (state.ask.rows !== null && !same(shownOf(state.board), shownOf(fresh.board)))
        failures.push({ kind: "different", what: `${tab.name} shows another board [BRD2]` });
      for (const part of differing(state.view, fresh.view))
        failures.push({ kind: "different", what: `${tab.name} folded other ${part} than a snapshot has` });
      for (const id of fresh.view.conversations.keys()) {
        if (!same(state.marks.get(id), fresh.marks.get(id)))
          failures.push({ kind: "different", what: `${tab.name} has other marks of ${id}` });
        const held = state.logs.get(id)?.messages ?? [];
        const log = logs.get(id) ?? [];
        if (!same(held, log.slice(log.length - held.length)))
          failures.push({ kind: "different", what: `${tab.name} holds another log of ${id}` });
      }
    }
  return failures;
}

/** What a board shows, without what is told with the next change only: how far a sign has faded, a tab that was lost while the site slept. */
const shownOf = ({ n: _asked, rows, ...rest }: Fresh["board"]) => ({
  ...rest,
  n: 0,
  rows: rows.map((row) => ({ ...row, struggle: null, tabs: [] })),
});

/** The parts of two views that are not the same, whatever parts a view has. */
const differing = (one: SiteView, other: SiteView): string[] =>
  Object.entries(one).flatMap(([part, value]) =>
    same(entriesOf(value), entriesOf(Reflect.get(other, part))) ? [] : part,
  );

const entriesOf = (value: unknown): unknown => (value instanceof Map ? Object.fromEntries(value) : value);

/** D1 has every message once and every conversation in its state, and nothing is parked: it refused nothing for good. */
function checkHistory({ history: { sqlite }, sqlite: own }: Stage, logs: Logs, { view }: Fresh): Failure[] {
  const failures: Failure[] = [];
  const { rows } = sqlite.run("SELECT conversation, seq, id, body FROM message ORDER BY conversation, seq");
  const stored = rows.map(({ conversation, seq, id, body }) => `${conversation} ${seq} ${id} ${body}`).sort();
  const meant = [...logs].flatMap(([id, log]) => log.map((m) => `${id} ${m.seq} ${m.id} ${m.body}`)).sort();
  if (!same(stored, meant))
    failures.push({ kind: "lost", what: `D1 has ${stored.length} of ${meant.length} messages, or others` });
  const kept = new Map(sqlite.run("SELECT id, view FROM conversation").rows.map(({ id, view }) => [id, String(view)]));
  for (const [id, conversation] of view.conversations) {
    const found = kept.get(id);
    if (found === undefined || !same(inHistory(JSON.parse(found)), inHistory(conversation)))
      failures.push({ kind: "different", what: `D1 has an older state of ${id}` });
  }
  const parked = own.run("SELECT rev, reason FROM parked").rows;
  if (parked.length > 0) failures.push({ kind: "lost", what: `parked: ${JSON.stringify(parked[0])}` });
  return failures;
}

/** While a conversation lives, D1 does not hear of each text in its row. */
const inHistory = (conversation: Conversation): Conversation =>
  conversation.state === "closed" ? conversation : { ...conversation, seq: 0, last: null };

function whyStuck({ visitors, agents }: Cast, { sqlite }: Stage): string {
  const pages = visitors.flatMap(({ tabs }) =>
    tabs.map(({ chat, tab }) => `${tab.name}: ${chat?.link}, ${chat?.own.length} unsent`),
  );
  const consoles = agents.flatMap(({ tabs }) =>
    tabs.map(({ live, tab }) => `${tab.name}: ${live.link()}, ${live.state().outgoing.length} outgoing`),
  );
  const { rows } = sqlite.run("SELECT (SELECT MAX(rev) FROM log) AS last, drained FROM site");
  return [...pages, ...consoles, JSON.stringify(rows[0])].join("; ");
}
