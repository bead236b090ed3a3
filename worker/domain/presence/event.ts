import { limits } from "#protocol/limits";
import { type Basket, type EventProps, readProp, type VisitEvent } from "#protocol/traffic";
import type { LiveVisit } from "./visit.ts";

type Props = Readonly<Record<string, string | number | boolean>>;

/** An event as it is kept: properties that have no meaning, or a wrong shape, are left out. */
export function readEvent(name: string, props: Props, at: number): VisitEvent {
  const said = meaningsOf(name).map((key) => readProp(key, props[key]));
  return Object.assign({ name, at }, ...said);
}

/** What each event that has a meaning may say; of any other only what it is worth is kept, for it may be a goal. */
function meaningsOf(name: string): readonly (keyof EventProps)[] {
  switch (name) {
    case "cart.updated":
      return ["items", "value", "currency"];
    case "search":
      return ["query", "results"];
    case "form.error":
      return ["field"];
    default:
      return ["value", "currency"];
  }
}

/** The visit with one more event; the last ones are kept. An order empties the basket. */
export function withEvent(visit: LiveVisit, event: VisitEvent): LiveVisit {
  const { basket, ...rest } = visit;
  const after = event.name === "order.completed" ? undefined : (basketOf(event) ?? basket);
  return {
    ...rest,
    ...(after === undefined ? {} : { basket: after }),
    lastEvent: { name: event.name, at: event.at },
    events: [...(visit.events ?? []), event].slice(-limits.events),
  };
}

/** What it says is in the basket; one that does not say how much is not known to be anything. */
function basketOf({ name, at, items, value, currency }: VisitEvent): Basket | undefined {
  if (name !== "cart.updated" || items === undefined) return undefined;
  return { at, items, value: value ?? null, currency: currency ?? null };
}
