import { connectRequest } from "../../worker/site/connect.ts";
import type { Tab } from "./tab.ts";

/** What the object reads of a request. Node's own reads bodies over several turns of its loop, in no order of ours. */
export class SimulatedRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: { get(name: string): string | null };
  readonly #body: string;

  constructor(url: string, init: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
    this.url = url;
    this.method = init.method ?? "GET";
    this.headers = { get: (name) => init.headers?.[name] ?? null };
    this.#body = init.body ?? "";
  }

  async text(): Promise<string> {
    return this.#body;
  }
}

export class SimulatedResponse {
  readonly status: number;
  readonly ok: boolean;
  readonly #text: string;

  constructor(body: string | null, init: { status?: number } = {}) {
    this.status = init.status ?? 200;
    this.ok = this.status < 300;
    this.#text = body ?? "";
  }

  static json(value: unknown): SimulatedResponse {
    return new SimulatedResponse(JSON.stringify(value));
  }

  async json(): Promise<unknown> {
    return JSON.parse(this.#text);
  }
}

/** A request of a page to the site, over its network; the answer waits at the object's output gate. */
export function simulatedFetch(tab: Tab, _url: string, init: RequestInit): Promise<Response> {
  const { world, device } = tab;
  const { clock, random, object } = world;
  const lost = device.isOffline ? "request" : random.chance(device.loss) ? random.pick(["request", "answer"]) : null;
  if (lost !== null) world.fault(`HTTP ${lost} lost`);
  return new Promise((resolve, reject) => {
    const fail = () => reject(new TypeError("Failed to fetch"));
    init.signal?.addEventListener("abort", () => reject(new DOMException("Aborted", "AbortError")));
    if (lost === "request") return void clock.later(tab, random.between(1, 3_000), fail);
    const said = String(init.body).match(/#\d+ /g) ?? [];
    world.note(tab.name, `asks over HTTP ${said.join("")}`);
    const { who, connect } = tab.connect();
    clock.later(wire, device.latency(), () => {
      object.onDeath(() => clock.later(tab, 20, fail));
      const mine = object.life();
      object
        .turn((site) => site.fetch(connectRequest(who, connect, String(init.body))))
        .then(
          (response) => {
            if (!mine.alive) return;
            object.emit(() =>
              clock.later(tab, device.latency(), () =>
                lost === "answer" || device.isOffline ? fail() : resolve(response),
              ),
            );
          },
          () => void clock.later(tab, 20, fail),
        );
    });
  });
}

const wire = { name: "network", alive: true, asleepUntil: 0, skew: 0 };
