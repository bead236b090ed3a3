import { randomId } from "#protocol/ids";
import { limits } from "#protocol/limits";
import type { Queue } from "#protocol/visitor";
import { defaultKinds } from "../domain/struggle/kinds.ts";
import { type Alarms, makeAlarms } from "./alarms.ts";
import type { Connection } from "./connection.ts";
import { type Gate, makeGate } from "./gate.ts";
import { type LinkKeys, makeLinkKeys } from "./link-keys.ts";
import { Polled } from "./polled.ts";
import { makeSockets, type Sockets } from "./sockets.ts";
import type { Identity } from "./store/identity.ts";
import { makeStore, type Store } from "./store/index.ts";
import { makeTeam, type Team } from "./team.ts";
import { makeTraffic, type Traffic } from "./traffic/traffic.ts";
import { makeUsual, type Usual } from "./traffic/usual.ts";
import { type Claims, makeClaims } from "./visitor/claims.ts";
import { makeVisits, type Visits } from "./visits.ts";

/** What the parts of a site's object share. Time and ids come from here, so that a simulation can give its own. */
export type SiteContext = {
  store: Store;
  sockets: Sockets;
  visits: Visits;
  team: Team;
  alarms: Alarms;
  traffic: Traffic;
  /** How long people usually stay on a page. */
  usualOf: (path: string) => Usual | null;
  linkKeys: LinkKeys;
  /** New visitors who write, by the hash of where they come from. */
  newcomers: Gate;
  /** Tabs that said a secret before its first message came: when it does, they join its conversation [WHO4]. */
  claims: Claims;
  /** Durable changes of who somebody is, by visitor. */
  identities: Gate;
  /** How often D1 refused an event of the outbox, by `rev`; after an eviction the count starts anew. */
  refusals: Map<number, number>;
  /** What changed since `route` looked last: what may concern all who wait; what came to the end of the queue; what agents have to do. */
  changed: { routing: boolean; fresh: string[]; load: boolean };
  /** When the whole queue was looked through last (epoch ms). */
  routedAt: number;
  /** Whether mails are being sent right now. */
  posting: { busy: boolean };
  /** The place in line that visitors were told last. */
  toldPlaces: Map<string, Queue>;
  /** Throws before `create` ran. */
  identity: () => Identity;
  now: () => number;
  newId: () => string;
};

const MINUTE = 60_000;
/** `WebSocket.OPEN`, which the platform calls otherwise. */
const OPEN = 1;

/** All of it, from what the platform kept: rows and sockets. */
export function makeContext(ctx: DurableObjectState): SiteContext {
  const now = () => Date.now();
  const store = makeStore(ctx.storage);
  // A line that is polled ends by itself when nobody asks any more.
  const pongAt = (socket: Connection) =>
    socket instanceof Polled ? now() : (ctx.getWebSocketAutoResponseTimestamp(socket as WebSocket)?.getTime() ?? 0);
  // One that we closed is listed until its other end answers, which one that is gone never does.
  const open = ctx.getWebSockets().filter(({ readyState }) => readyState === OPEN);
  const sockets = makeSockets(open, pongAt);
  const usualOf = makeUsual(store, now);
  const ways = { usual: usualOf, kinds: defaultKinds };
  const parts = {
    store,
    sockets,
    now,
    alarms: makeAlarms(ctx.storage),
    changed: { routing: false, fresh: [], load: false },
  };
  return {
    ...parts,
    visits: makeVisits(sockets, now, () => ways),
    traffic: makeTraffic({ ...parts, counting: () => store.identity.read().settings.counting }),
    usualOf,
    team: makeTeam(parts),
    linkKeys: makeLinkKeys(ctx.storage.sql),
    newcomers: makeGate({ limit: limits.newVisitorsPerTenMinutes, period: 10 * MINUTE, now }),
    claims: makeClaims(),
    identities: makeGate({ limit: 10, period: MINUTE, now }),
    refusals: new Map(),
    routedAt: 0,
    posting: { busy: false },
    toldPlaces: new Map(),
    identity: () => store.identity.read(),
    newId: randomId,
  };
}
