import { DurableObject } from "cloudflare:workers";
import { type CloseName, close } from "#protocol/close";
import { randomId, randomSecret } from "#protocol/ids";
import type { Availability, Settings } from "#protocol/model";
import { readMembership } from "../directory/members.ts";
import { isAllowedOrigin } from "../domain/presence/origin.ts";
import type { Env } from "../env.ts";
import { historyOf } from "../history/history.ts";
import { receiveFromAgent } from "./agent/receive.ts";
import { checkReach } from "./agent/start.ts";
import { makeAlarms } from "./alarms.ts";
import type { Attachment } from "./attachment.ts";
import { commitSiteEvent } from "./commit.ts";
import { AgentConnect, readConnect, VisitorConnect } from "./connect.ts";
import type { SiteContext } from "./context.ts";
import { makeFloodGate } from "./flood.ts";
import { makeLinkKeys } from "./link-keys.ts";
import { admit, applyMembership, type Membership } from "./membership.ts";
import { migrate } from "./migrations.ts";
import { behind, drain, drainWait } from "./outbox.ts";
import { makeSockets } from "./sockets.ts";
import type { Identity } from "./store/identity.ts";
import { makeStore } from "./store/index.ts";
import { makeTeam } from "./team.ts";
import { receiveFromVisitor, visitorLeft } from "./visitor/receive.ts";
import { makeVisits } from "./visits.ts";

const HELLO_WITHIN = 10_000;
const MEMBERS_EVERY = 5 * 60_000;

/** What `create` is told. */
export type NewSite = Pick<Identity, "id" | "key" | "organization" | "jurisdiction" | "settings">;

/** What the tag needs of a site. */
export type TagState = { settings: Settings; availability: Availability };

/** One site: the single writer of all that is live there. It carries things in and out; the parts beside it do the rest. */
export class Site extends DurableObject<Env> {
  readonly #site: SiteContext;
  #identity: Identity | null = null;
  readonly #flood = makeFloodGate(() => Date.now());
  #failedDrains = 0;
  /** Sockets that did not say hello yet, with the timer that closes them. */
  readonly #silent = new Map<WebSocket, ReturnType<typeof setTimeout>>();

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    migrate(ctx.storage);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
    const now = () => Date.now();
    const store = makeStore(ctx.storage);
    const sockets = makeSockets(ctx.getWebSockets());
    this.#site = {
      store,
      sockets,
      visits: makeVisits(sockets, now),
      team: makeTeam(store, sockets, now),
      alarms: makeAlarms(ctx.storage),
      linkKeys: makeLinkKeys(ctx.storage.sql),
      identity: () => this.#known(),
      forgetIdentity: () => {
        this.#identity = null;
      },
      now,
      newId: randomId,
    };
  }

  /** Safe to call again: what is there stays. */
  create(site: NewSite, membership: Membership): void {
    this.#site.store.identity.create({ ...site, epoch: randomId(), sealingKey: randomSecret(), seen: null });
    applyMembership(this.#site, membership);
  }

  override async fetch(request: Request): Promise<Response> {
    const { webSocket, accepted } = pair();
    switch (new URL(request.url).pathname) {
      case "/visitor": {
        const connect = readConnect(VisitorConnect, request);
        if (!isAllowedOrigin(this.#known().settings.origins, connect.origin)) return refused("origin");
        const { network, userAgent, ...rest } = connect;
        const links = this.#site.linkKeys(network, userAgent, Date.now());
        const base = {
          kind: "visitor",
          strikes: 0,
          connect: rest,
          links,
          tabs: [],
          visit: null,
          visitor: null,
        } as const;
        this.#accept(accepted, { ...base, tabs: [] });
        break;
      }
      case "/agent": {
        const agent = readConnect(AgentConnect, request);
        admit(this.#site, agent);
        this.#accept(accepted, { kind: "agent", strikes: 0, agent: agent.id, session: agent.session, ready: false });
        this.#site.alarms.set("members", Date.now() + MEMBERS_EVERY, { keepEarlier: true });
        break;
      }
      default:
        return new Response(null, { status: 404 });
    }
    return new Response(null, { status: 101, webSocket });
  }

  override webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): void {
    const held = this.#site.sockets.get(socket);
    if (held === undefined) this.#site.sockets.close(socket, "restart");
    else if (held.kind === "visitor" && this.#flood.overflows(socket)) this.#site.sockets.close(socket, "tooMany");
    else if (held.kind === "agent") receiveFromAgent(this.#site, socket, held, data);
    else receiveFromVisitor(this.#site, socket, held, data);
    this.#heard(socket);
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    this.#left(socket);
    // Answers the close frame; codes a page may not send are told as a normal end.
    socket.close(code >= 3000 ? code : 1000);
  }

  override webSocketError(socket: WebSocket): void {
    this.#left(socket);
  }

  override async alarm(): Promise<void> {
    const now = Date.now();
    await this.#site.alarms.ring(now, drainWait(this.#failedDrains), (key) => this.#ring(key));
  }

  tag(): TagState {
    return { settings: this.#known().settings, availability: this.#site.team.availability() };
  }

  details(): { settings: Settings; seen: string | null } {
    const { settings, seen } = this.#known();
    return { settings, seen };
  }

  changeSettings(change: Partial<Settings>): Settings {
    const settings = { ...this.#known().settings, ...change };
    commitSiteEvent(this.#site, { type: "settings", settings });
    return settings;
  }

  setMembership(membership: Membership): void {
    this.#known();
    applyMembership(this.#site, membership);
  }

  endSession(session: string): void {
    for (const socket of this.#site.sockets.ofSession(session)) {
      this.#site.sockets.close(socket, "unauthorized");
      this.#left(socket);
    }
  }

  /** Events of this site that D1 has not heard of. */
  behind(): number {
    return behind(this.#site);
  }

  #known(): Identity {
    this.#identity ??= this.#site.store.identity.read();
    if (this.#identity === null) throw new Error("This site was not created.");
    return this.#identity;
  }

  #accept(socket: WebSocket, attachment: Attachment): void {
    this.ctx.acceptWebSocket(socket, [attachment.kind]);
    this.#site.sockets.put(socket, attachment);
    // [CON6] The only timer that outlives a batch. It is gone in ten seconds, and an alarm would cost a row for each visitor.
    this.#silent.set(
      socket,
      setTimeout(() => this.#site.sockets.close(socket, "helloTimeout"), HELLO_WITHIN),
    );
  }

  #heard(socket: WebSocket): void {
    const held = this.#site.sockets.get(socket);
    if (held?.kind === "agent" ? !held.ready : held?.visit === null) return;
    clearTimeout(this.#silent.get(socket));
    this.#silent.delete(socket);
  }

  #left(socket: WebSocket): void {
    clearTimeout(this.#silent.get(socket));
    this.#silent.delete(socket);
    const held = this.#site.sockets.restore(socket);
    if (held === undefined) return;
    if (held.kind === "agent") this.#site.team.change(() => this.#site.sockets.remove(socket));
    else {
      this.#site.sockets.remove(socket);
      visitorLeft(this.#site, held);
    }
  }

  async #ring(key: string): Promise<void> {
    const [name, about = ""] = key.split(":");
    switch (name) {
      case "outbox":
        return this.#drain();
      case "reach":
        return checkReach(this.#site, about);
      case "members": {
        applyMembership(this.#site, await readMembership(this.env.DIRECTORY, this.#known().organization));
        if (this.#site.sockets.agentsHere().size > 0) this.#site.alarms.set("members", Date.now() + MEMBERS_EVERY);
        return;
      }
      default:
        throw new Error(`Nobody answers the alarm ${name}.`);
    }
  }

  async #drain(): Promise<void> {
    try {
      await drain(this.#site, historyOf(this.env).write);
      this.#failedDrains = 0;
    } catch (error) {
      this.#failedDrains++;
      throw error;
    }
  }
}

function pair(): { webSocket: WebSocket; accepted: WebSocket } {
  const { 0: webSocket, 1: accepted } = new WebSocketPair();
  return { webSocket, accepted };
}

/** [CON2] A refusal that a browser can read. */
export function refused(name: CloseName): Response {
  const { webSocket, accepted } = pair();
  accepted.accept();
  accepted.close(close[name].code, close[name].reason);
  return new Response(null, { status: 101, webSocket });
}
