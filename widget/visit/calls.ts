import { limits } from "#protocol/limits";
import type { Person } from "#protocol/model";
import type { VisitorFrame } from "#protocol/visitor";
import { type Plain, readPerson, readPlain } from "./said.ts";

/** What the page tells of its visitor, by calls that may come before there is a link. */
export type Calls = {
  /** Adds to what was said before; of what is said twice, the last counts. */
  identify(person: Person): void;
  track(name: string, props?: Record<string, Plain>): void;
  /** Who the page says the visitor is. */
  person(): Person | undefined;
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
    person: () => person,
    track(name, props) {
      const said = `${name}`.trim().slice(0, limits.attributeKey);
      if (!said) return;
      const frame: VisitorFrame = { t: "track", tab, name: said, props: readPlain(props) };
      if (!send(frame) && tracked.length < TRACKED) tracked.push(frame);
    },
    retell() {
      if (person) identify(person);
      for (const frame of tracked.splice(0)) send(frame);
    },
  };

  function identify(said: Person): void {
    const { attributes, ...rest } = readPerson(said);
    person = { ...person, ...rest };
    // The newest come first, where there are more than the wire takes.
    if (attributes) person.attributes = readPlain({ ...attributes, ...person.attributes, ...attributes });
    send({ t: "identify", tab, person });
  }
}
