import { connectRequest } from "../../worker/site/connect.ts";
import type { Actor } from "./clock.ts";
import type { Device } from "./device.ts";
import type { Connect } from "./durable-object.ts";
import type { World } from "./world.ts";

type Listener = (event: object) => void;

/** The object's end of a socket. What it carries survives hibernation, as on the platform. */
export class ServerEnd {
  readonly wire: Wire;
  #carried: unknown = null;
  /** When the platform last answered a ping for it. */
  pongAt: number | null = null;

  constructor(wire: Wire) {
    this.wire = wire;
  }

  /** As the platform's: 2 is one that we closed, and whose other end did not answer. */
  get readyState(): number {
    return this.wire.isServerClosed ? 2 : 1;
  }

  accept(): void {}

  send(text: string): void {
    if (this.wire.isServerClosed) throw new Error("This socket is closed.");
    this.wire.toClient(text);
  }

  close(code = 1000): void {
    this.wire.closeByServer(code);
  }

  serializeAttachment(carried: unknown): void {
    this.#carried = structuredClone(carried);
  }

  deserializeAttachment(): unknown {
    return this.#carried;
  }
}

/** One socket over a network: in order, late, and cut at any time. */
export class Wire {
  readonly server: ServerEnd;
  readonly client: SimulatedWebSocket;
  readonly #world: World;
  readonly #device: Device;
  isCut = false;
  isServerClosed = false;
  #clientFreeAt = 0;
  #serverFreeAt = 0;

  constructor(world: World, device: Device, client: SimulatedWebSocket) {
    this.#world = world;
    this.#device = device;
    this.client = client;
    this.server = new ServerEnd(this);
  }

  #latency(): number {
    return this.#device.latency();
  }

  toClient(text: string): void {
    const { object, clock } = this.#world;
    object.emit(() => {
      if (this.isCut) return;
      this.#clientFreeAt = Math.max(this.#clientFreeAt, clock.now() + this.#latency());
      clock.later(this.client.tab, this.#clientFreeAt - clock.now(), () => {
        if (!this.isCut) this.client.hear(text);
      });
    });
  }

  toServer(text: string): void {
    const { object, clock } = this.#world;
    this.#serverFreeAt = Math.max(this.#serverFreeAt, clock.now() + this.#latency());
    clock.later(network, this.#serverFreeAt - clock.now(), () => {
      if (this.isCut || this.isServerClosed) return;
      if (text === "ping") return this.#pong();
      this.#world.note(this.client.tab.name, "→", text);
      object.turn((site) => site.webSocketMessage(this.server as unknown as WebSocket, text));
    });
  }

  /** Answered by the platform, past the output gate and without waking the object. */
  #pong(): void {
    const { clock } = this.#world;
    this.server.pongAt = clock.now();
    clock.later(this.client.tab, this.#latency(), () => {
      if (!this.isCut) this.client.hear("pong");
    });
  }

  closeByServer(code: number): void {
    if (this.isServerClosed) return;
    this.isServerClosed = true;
    const { object, clock } = this.#world;
    object.emit(() => {
      // The platform lists it until its other end answers, or is found to be gone.
      if (this.isCut) return;
      object.sockets.delete(this.server);
      this.#clientFreeAt = Math.max(this.#clientFreeAt, clock.now() + this.#latency());
      clock.later(this.client.tab, this.#clientFreeAt - clock.now(), () => this.client.closed(code));
      clock.later(network, 1, () => this.#serverHears(code));
    });
  }

  closeByClient(code: number): void {
    const { clock } = this.#world;
    // Over a network that is cut nobody hears of it but by running out of patience.
    const late = this.isCut ? 45_000 : Math.max(0, this.#serverFreeAt - clock.now()) + this.#latency();
    this.isCut = true;
    clock.later(network, late, () => this.#serverHears(code));
  }

  /** Lost somewhere: each side hears of it soon, late, or only by itself. */
  cut(): void {
    if (this.isCut) return;
    const { clock, random } = this.#world;
    this.isCut = true;
    if (random.chance(0.7)) clock.later(this.client.tab, random.between(0, 400), () => this.client.closed(1006));
    clock.later(network, random.chance(0.6) ? random.between(0, 400) : random.between(5_000, 40_000), () =>
      this.#serverHears(1006),
    );
  }

  /** The object's process went: the client hears of it. */
  cutByServer(): void {
    const { clock, random } = this.#world;
    this.isServerClosed = true;
    if (this.isCut) return;
    this.isCut = true;
    clock.later(this.client.tab, random.between(0, 300), () => this.client.closed(1006));
  }

  #serverHears(code: number): void {
    const { object } = this.#world;
    if (!object.sockets.delete(this.server)) return;
    this.isServerClosed = true;
    object.turn((site) => site.webSocketClose(this.server as unknown as WebSocket, code));
  }
}

/** Frames on their way to the object: no process is behind them. */
export const network: Actor = { name: "network", alive: true, asleepUntil: 0, skew: 0 };

/** A tab as a socket needs it. */
export type Dialer = Actor & { device: Device; connect(): Connect; world: World };

/** What a page gets when it asks for a WebSocket. */
export class SimulatedWebSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  static tabOf: () => Dialer;

  readonly tab: Dialer;
  readyState = 0;
  binaryType = "blob";
  onopen: Listener | null = null;
  onmessage: Listener | null = null;
  onclose: Listener | null = null;
  onerror: Listener | null = null;
  readonly #listeners = new Map<string, Set<Listener>>();
  #wire: Wire | undefined;

  constructor(_url: string) {
    this.tab = SimulatedWebSocket.tabOf();
    const { world, device } = this.tab;
    world.note(this.tab.name, "dials");
    world.clock.later(this.tab, device.latency(), () => this.#open());
  }

  #open(): void {
    if (this.readyState !== 0) return;
    const { world, device } = this.tab;
    if (device.isOffline || device.socketsBlocked) return this.closed(1006);
    const wire = new Wire(world, device, this);
    this.#wire = wire;
    const { who, connect } = this.tab.connect();
    SimulatedWebSocketPair.next = wire;
    const response = world.object.turn((site) => site.fetch(connectRequest(who, connect)));
    response.then(
      () =>
        world.object.emit(() =>
          world.clock.later(this.tab, device.latency(), () => {
            if (this.readyState !== 0) return;
            if (wire.isCut) return this.closed(1006);
            device.wires.add(wire);
            this.readyState = 1;
            world.note(this.tab.name, "is connected");
            this.#tell("open", {});
          }),
        ),
      () => this.closed(1006),
    );
  }

  send(text: string): void {
    if (this.readyState !== 1) return;
    this.#wire?.toServer(text);
  }

  close(code = 1000): void {
    if (this.readyState > 1) return;
    this.readyState = 3;
    if (this.#wire !== undefined) {
      this.tab.device.wires.delete(this.#wire);
      this.#wire.closeByClient(code);
    }
  }

  hear(text: string): void {
    if (this.readyState !== 1) return;
    if (text !== "pong") this.tab.world.note(this.tab.name, "←", text);
    this.#tell("message", { data: text });
  }

  closed(code: number): void {
    if (this.readyState > 1) return;
    this.readyState = 3;
    if (this.#wire !== undefined) this.tab.device.wires.delete(this.#wire);
    this.tab.world.note(this.tab.name, `closed ${code}`);
    this.#tell("close", { code, reason: "" });
  }

  addEventListener(type: string, run: Listener): void {
    const of = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, of.add(run));
  }

  removeEventListener(type: string, run: Listener): void {
    this.#listeners.get(type)?.delete(run);
  }

  #tell(type: "open" | "message" | "close", fields: object): void {
    const event = { type, ...fields };
    this[`on${type}`]?.(event);
    for (const run of [...(this.#listeners.get(type) ?? [])]) run(event);
  }
}

/** The object asks the platform for a pair; its end belongs to the socket that is being opened. */
export class SimulatedWebSocketPair {
  static next: Wire | undefined;
  readonly 0: object;
  readonly 1: ServerEnd;

  constructor() {
    const wire = SimulatedWebSocketPair.next;
    if (wire === undefined) throw new Error("Nobody asked for a socket.");
    this[0] = {};
    this[1] = wire.server;
  }
}
