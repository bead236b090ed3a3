import { limits } from "#protocol/limits";
import type { Person } from "#protocol/model";
import type { VisitorFrame } from "#protocol/visitor";
import { type Plain, readPerson, readPlain } from "./said.ts";

/** What the page tells of its visitor, by calls that may come before there is a link. */
export type Calls = {
  identify(person: Person): void;
  track(name: string, props?: Record<string, Plain>): void;
  /** After a `welcome`: what was said before it does not count any more [CON8]. */
  retell(): void;
};

/** Calls of `track` kept for a link that is not live yet. */
const TRACKED = 20;

export function makeCalls(tab: string, send: (frame: VisitorFrame) => boolean): Calls {
  const tracked: VisitorFrame[] = [];
  let person: Person | undefined;
  return {
    identify,
    track(name, props) {
      const frame: VisitorFrame = {
        t: "track",
        tab,
        name: `${name}`.slice(0, limits.attributeKey),
        props: readPlain(props),
      };
      if (!send(frame) && tracked.length < TRACKED) tracked.push(frame);
    },
    retell() {
      if (person) identify(person);
      for (const frame of tracked.splice(0)) send(frame);
    },
  };

  function identify(said: Person): void {
    person = readPerson(said);
    send({ t: "identify", tab, person });
  }
}
