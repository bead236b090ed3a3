import type { Person } from "#protocol/model";

/** What `hej("on", …)` tells, and with what. */
export type HejEvents = {
  /** The launcher is drawn and every call is answered from now on. Told at once to who asks later. */
  ready: undefined;
  open: undefined;
  close: undefined;
  /** An agent wrote. */
  message: { from: string; text: string };
  /** How many of the agents' messages the visitor has not seen. */
  unread: number;
  /** Whether somebody of the team is there, as far as it is known now. */
  availability: { open: boolean };
};

export type HejEvent = keyof HejEvents;
export type HejListener<Name extends HejEvent = HejEvent> = (detail: HejEvents[Name]) => void;

/** A page as the site tells it; what is left out is read from the document. */
export type HejPage = { path?: string; title?: string };

/** `window.hej`. Before the script is there, calls may be queued: `hej=function(){(hej.q=hej.q||[]).push(arguments)}`. */
export type Hej = {
  /** Tell a page view that changed no address. Other navigation is followed by itself. */
  (command: "page", page?: HejPage): void;
  /** Tell agents who this says to be. It is shown as said, never proof. */
  (command: "identify", person: Person): void;
  /** Tell agents what the visitor did. */
  (command: "track", name: string, props?: Record<string, string | number | boolean>): void;
  /** Whom a conversation that begins from now on is for: a department's id or name, or `""` for anybody. */
  (command: "department", department: string): void;
  (command: "open" | "close" | "show" | "hide"): void;
  /** Takes away everything: nodes, listeners, the socket, and `window.hej`. */
  (command: "destroy"): void;
  <Name extends HejEvent>(command: "on" | "off", event: Name, listener: HejListener<Name>): void;
  /** Calls made before the script came. */
  q?: Iterable<unknown>[];
  /** There once the script runs. */
  live?: true;
};

declare global {
  interface Window {
    hej?: Hej;
  }
}
