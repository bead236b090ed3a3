import type { TagConfig } from "#protocol/model";
import type { HejEvent, HejEvents } from "../api/hej.ts";

/** The launcher, as the parts that come later see it. */
export type Launcher = {
  host: HTMLElement;
  /** Everything of the widget is drawn in here. */
  root: ShadowRoot;
  button: HTMLButtonElement;
  /** Whether to say that the team is there. False says nothing. */
  say(open: boolean): void;
};

/** What the loader gives to the parts that it imports. */
export type Desk = Launcher & {
  config: TagConfig;
  emit<Name extends HejEvent>(name: Name, detail: HejEvents[Name]): void;
  /** Brings in the app. */
  wake(): void;
  /** Takes the widget away for good: it may not run here. */
  leave(): void;
};
