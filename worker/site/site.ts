import { DurableObject } from "cloudflare:workers";
import { randomId, randomSecret } from "#protocol/ids";
import type { Availability, Settings, Work } from "#protocol/model";
import type { PollAnswer } from "#protocol/poll";
import type { Outbox, Outcomes } from "#protocol/rest";
import type { Membership } from "../directory/members.ts";
import { hasFallback } from "../domain/availability/department.ts";
import { missingIn } from "../domain/engage/missing-in.ts";
import { historyOf } from "../history/history.ts";
import type { TotalsOf } from "../history/totals-query.ts";
import { receiveFromAgent } from "./agent/receive.ts";
import { arrive } from "./arrive.ts";
import { commitSiteEvent } from "./commit.ts";
import type { Connection } from "./connection.ts";
import { makeContext, type SiteContext } from "./context.ts";
import { makeFloodGate } from "./flood.ts";
import { type ArrivedMail, type Taken, takeMail } from "./mail/arrived.ts";
import { noteBounce } from "./mail/bounced.ts";
import { type Retried, retryMail } from "./mail/retry.ts";
import { applyMembership } from "./membership.ts";
import { migrate } from "./migrations.ts";
import { outboxOf, retryParked } from "./outbox.ts";
import { makePolls } from "./polls.ts";
import { refused } from "./refused.ts";
import { ring, type SiteBindings } from "./ring.ts";
import { route } from "./routing/route.ts";
import { makeSilence } from "./silence.ts";
import type { Identity } from "./store/identity.ts";
import { type OwnTotals, ownTotals } from "./traffic/totals.ts";
import { receiveFromVisitor, visitorLeft } from "./visitor/receive.ts";

/** What `create` is told. */
export type NewSite = Pick<Identity, "id" | "key" | "organization" | "jurisdiction" | "settings"> & {
  /** Origin of the console. */
  edge?: string;
};

/** What the tag needs of a site. */
export type TagState = { settings: Settings; availability: Availability };

/** One site: the single writer of all that is live there. It carries things in and out; the parts beside it do the rest. */
export class Site extends DurableObject<SiteBindings> {
  readonly #site: SiteContext;
  readonly #flood = makeFloodGate(() => Date.now());
  readonly #silence = makeSilence((socket) => this.#site.sockets.close(socket, "helloTimeout"));
  readonly #poll: (turn: Request) => Promise<PollAnswer>;

  constructor(ctx: DurableObjectState, env: SiteBindings) {
    super(ctx, env);
    migrate(ctx.storage);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
    this.#site = makeContext(ctx);
    this.#poll = makePolls(this.#site, {
      opened: (line) => this.#silence.expectHello(line),
      heard: (line, data) => this.#heard(line, data),
      left: (line) => this.#left(line),
    });
  }

  /** Safe to call again: what is there stays. */
  create({ edge, ...site }: NewSite, membership: Membership): void {
    this.#site.store.identity.create({ ...site, epoch: randomId(), sealingKey: randomSecret(), seen: null });
    if (edge !== undefined) this.#site.store.identity.saveEdge(edge);
    applyMembership(this.#site, membership);
  }

  /** A socket, or a turn of a client that polls; asked for by `connectRequest` and nobody else. */
  override async fetch(request: Request): Promise<Response> {
    if (request.method === "POST") return Response.json(await this.#poll(request));
    const attachment = arrive(this.#site, request);
    if (typeof attachment === "string") return refused(attachment);
    const { 0: client, 1: socket } = new WebSocketPair();
    this.ctx.acceptWebSocket(socket, [attachment.kind]);
    this.#site.sockets.put(socket, attachment);
    this.#silence.expectHello(socket);
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): void {
    this.#heard(socket, data);
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    this.#left(socket);
    // Answers the close frame; codes that may not be sent are told as a normal end.
    socket.close(code >= 3000 ? code : 1000);
  }

  override webSocketError(socket: WebSocket): void {
    this.#left(socket);
  }

  override async alarm(): Promise<void> {
    await this.#site.alarms.ring(Date.now(), async (key) => {
      await ring(this.#site, this.env, key);
      route(this.#site);
    });
  }

  tag(): TagState {
    return { settings: this.#site.identity().settings, availability: this.#site.team.availability() };
  }

  details(): { settings: Settings; seen: string | null } {
    const { settings, seen } = this.#site.identity();
    return { settings, seen };
  }

  /** `refused` says with its path what does not go together: what is changed here with what is there. */
  changeSettings(change: Partial<Settings>): { settings: Settings } | { refused: string } {
    const settings = { ...this.#site.identity().settings, ...change };
    if (!hasFallback(settings)) return { refused: "routing.fallback: is none of the departments" };
    const missing = missingIn(settings.triggers, settings.segments, settings.departments);
    if (missing !== null) return { refused: `${missing.place}: is none of the ${missing.what}s` };
    commitSiteEvent(this.#site, { type: "settings", settings });
    route(this.#site);
    return { settings };
  }

  /** False where there is no such member. */
  setWork(agent: string, work: Work): boolean {
    if (this.#site.store.members.find(agent) === null) return false;
    this.#site.team.change(() => this.#site.store.members.saveWork(agent, work));
    route(this.#site);
    return true;
  }

  setMembership(membership: Membership): void {
    this.#site.identity();
    applyMembership(this.#site, membership);
    route(this.#site);
  }

  endSession(session: string): void {
    for (const socket of this.#site.sockets.ofSession(session)) {
      this.#site.sockets.close(socket, "unauthorized");
      this.#left(socket);
    }
  }

  /** What of this site D1 does not have. */
  outbox(): Outbox {
    return outboxOf(this.#site);
  }

  /** [INV5] */
  outcomes(): Outcomes["outcomes"] {
    return this.#site.store.engaged.lately(Date.now());
  }

  /** [TRF5] Of the site's traffic what D1 does not have. */
  traffic(asked: readonly TotalsOf[]): OwnTotals {
    return ownTotals(this.#site, asked);
  }

  async retryParked(): Promise<Outbox> {
    await retryParked(this.#site, historyOf(this.env).write);
    return this.outbox();
  }

  /** [MAI6] */
  takeMail(mail: ArrivedMail): Taken {
    const taken = takeMail(this.#site, mail);
    route(this.#site);
    return taken;
  }

  /** [MAI5] False where there is no such mail. */
  noteBounce(mail: string, about: string, reason: string): boolean {
    return noteBounce(this.#site, mail, about, reason);
  }

  /** [MAI2] `user` is who asks. */
  retryMail(mail: string, user: string): Retried {
    return retryMail(this.#site, mail, user);
  }

  #heard(socket: Connection, data: string | ArrayBuffer): void {
    const { sockets } = this.#site;
    if (sockets.isClosed(socket)) return;
    const held = sockets.get(socket);
    if (held === undefined) return sockets.close(socket, "restart");
    if (held.kind === "agent") receiveFromAgent(this.#site, socket, held, data);
    else if (this.#flood.overflows(socket)) sockets.close(socket, "tooMany");
    else receiveFromVisitor(this.#site, socket, held, data);
    if (sockets.isClosed(socket)) this.#left(socket);
    else if (sockets.isWelcome(socket)) this.#silence.over(socket);
    route(this.#site);
  }

  #left(socket: Connection): void {
    const { sockets, team } = this.#site;
    this.#silence.over(socket);
    const held = sockets.restore(socket);
    if (held === undefined) return;
    if (held.kind === "agent") {
      team.change(() => sockets.remove(socket));
      if (held.viewing !== null) sockets.toAgents({ t: "viewing", viewing: sockets.viewing() });
      return route(this.#site);
    }
    sockets.remove(socket);
    visitorLeft(this.#site, held);
  }
}
