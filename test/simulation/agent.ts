import { createRoot } from "solid-js";
import { browser } from "#link/platform";
import type { Role } from "#protocol/model";
import { createSiteLive, type SiteLive } from "../../console/live/create-site-live.ts";
import { type Device, makeStorage } from "./device.ts";
import { Tab } from "./tab.ts";
import type { World } from "./world.ts";

export type Person = { id: string; name: string; role: Role };

/** A console in a tab: the real stores on the real link. */
export class AgentTab {
  readonly tab: Tab;
  readonly live: SiteLive;
  readonly #dispose: () => void;

  constructor(world: World, device: Device, name: string, person: Person, storage = makeStorage()) {
    const connect = { ...person, photo: null, session: `session-${person.id}`, until: 9e15, version: 1 };
    this.tab = new Tab({ name, device, world, storage, path: "/", connect: () => ({ who: "agent", connect }) });
    const made = world.enter(this.tab, () =>
      createRoot((dispose) => ({ dispose, live: createSiteLive({ site: SITE, user: person.id, platform }) })),
    );
    this.live = made.live;
    this.#dispose = made.dispose;
  }

  act<T>(run: (live: SiteLive) => T): T {
    return this.tab.world.enter(this.tab, () => run(this.live));
  }

  /** Reads all that it holds, and asks for the messages of each conversation. */
  look(): void {
    this.act((live) => {
      const { view, logs, marks } = live.state();
      for (const { id, seq } of view.conversations.values()) {
        const last = logs.get(id)?.messages.at(-1)?.seq ?? 0;
        if (last < seq) live.askLog(id);
        else if ((marks.get(id)?.team.read ?? 0) < seq) live.read(id, seq);
      }
    });
  }

  close(how: "closed" | "killed"): void {
    this.tab.die(how === "killed");
  }

  destroy(): void {
    this.tab.world.enter(this.tab, () => this.#dispose());
  }
}

/** It pings in the background too, as with a worker's timers. */
const platform = { ...browser, isVisible: () => true };

export const SITE = "S".repeat(22);
