import type { Person, TagConfig } from "#protocol/model";
import { createChat, type LiveChat } from "../../widget/chat/create-chat.ts";
import type { Desk } from "../../widget/loader/desk.ts";
import { makeVisit, type Visit } from "../../widget/visit/visit.ts";
import { type Device, makeStorage } from "./device.ts";
import { Tab } from "./tab.ts";
import type { World } from "./world.ts";

export const ORIGIN = "https://shop.example";

const config: TagConfig = {
  key: "k3v9x2m8q1w7z5t4",
  edge: "https://edge.example",
  settings: { name: "Shop", color: "#1f6feb", position: "right", greeting: "", strict: false },
  availability: { open: false, until: 0 },
};

/** A page of the shop with the widget on it, as the loader and the app would run it, without the drawing. */
export class VisitorTab {
  readonly tab: Tab;
  readonly #desk: Desk;
  readonly #visit: Visit;
  #live: LiveChat | undefined;

  constructor(world: World, device: Device, name: string, path: string, storage = makeStorage()) {
    const connect = {
      origin: ORIGIN,
      network: device.address,
      userAgent: device.name,
      browser: "Chrome",
      country: null,
      city: null,
      timeZone: null,
    };
    this.tab = new Tab({ name, device, world, storage, path, connect: () => ({ who: "visitor", connect }) });
    this.#desk = {
      config,
      host: { isConnected: true },
      say() {},
      emit() {},
      // The app is loaded, which takes a moment.
      wake: () => void world.clock.later(this.tab, world.random.between(1, 200), () => this.wake()),
      leave: () => world.note(name, "the widget left"),
    } as unknown as Desk;
    this.#visit = world.enter(this.tab, () => makeVisit(this.#desk));
  }

  /** Brings in the chat. */
  wake(): LiveChat {
    if (this.#live === undefined) {
      const { world } = this.tab;
      this.#live = world.enter(this.tab, () => createChat(this.#desk, this.#visit));
      const live = this.#live;
      world.enter(this.tab, () => live.begin());
    }
    return this.#live;
  }

  /** The page's secret id, by which the site knows it. */
  get id(): string {
    return this.#visit.tab;
  }

  get chat() {
    return this.#live?.chat();
  }

  say(body: string): void {
    this.tab.world.note(this.tab.name, `says ${body}`);
    this.#act((live) => live.acts.say(body));
  }

  typing(on: boolean): void {
    this.#act((live) => live.acts.typing(on));
  }

  /** What is there is on the screen and read, as with an open panel. */
  look(): void {
    this.#act((live) => {
      if (live.chat().link !== "live") return;
      live.acts.shown();
      live.acts.read();
    });
  }

  retryFailed(): void {
    this.#act((live) => {
      for (const own of live.chat().own) if (own.failed) live.acts.again(own.id);
    });
  }

  go(path: string): void {
    this.tab.path = path;
    this.tab.world.enter(this.tab, () => this.#visit.page());
  }

  identify(person: Person): void {
    this.tab.world.enter(this.tab, () => this.#visit.identify(person));
  }

  track(name: string): void {
    this.tab.world.enter(this.tab, () => this.#visit.track(name));
  }

  close(how: "closed" | "killed"): void {
    this.tab.die(how === "killed");
  }

  /** `destroy()` alone, to see what it leaves. */
  destroy(): void {
    this.tab.world.enter(this.tab, () => {
      this.#live?.end();
      this.#visit.end();
    });
  }

  #act(run: (live: LiveChat) => void): void {
    const live = this.wake();
    this.tab.world.enter(this.tab, () => run(live));
  }
}
