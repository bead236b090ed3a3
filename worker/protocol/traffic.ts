import * as v from "valibot";
import { Id } from "./ids.ts";
import { limits } from "./limits.ts";
import { oneLine, text } from "./text.ts";

/** What is longer is cut. */
const cut = (most: number) =>
  v.pipe(
    v.string(),
    v.transform((said) => oneLine(said).slice(0, most)),
  );

const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.eventCount));

/** What is kept of an event's properties: names with a meaning, and no others. */
export const EventProps = v.object({
  /** Pieces in the basket. */
  items: v.optional(Count),
  /** In the currency's own unit. */
  value: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(limits.eventValue))),
  /** ISO 4217. */
  currency: v.optional(v.pipe(v.string(), v.toUpperCase(), v.regex(/^[A-Z]{3}$/, "must look like EUR"))),
  /** What was searched for, as the page says it. */
  query: v.optional(cut(limits.eventText)),
  /** How much was found. */
  results: v.optional(Count),
  /** The name of a field of a form, never what is in it. */
  field: v.optional(cut(limits.attributeKey)),
});
export type EventProps = v.InferOutput<typeof EventProps>;

/** One property as the page said it; nothing where it has a wrong shape. */
export function readProp(key: keyof EventProps, said: unknown): EventProps {
  const read = v.safeParse(EventProps, said === undefined ? {} : { [key]: said });
  return read.success ? read.output : {};
}

/** Something that the page says its visitor did. `at` is epoch ms. */
export const VisitEvent = v.object({ name: v.string(), at: v.number(), ...EventProps.entries });
export type VisitEvent = v.InferOutput<typeof VisitEvent>;

/** What is in the basket as the page said last, at `at` (epoch ms). */
export const Basket = v.object({
  at: v.number(),
  items: v.number(),
  value: v.nullable(v.number()),
  currency: v.nullable(v.string()),
});
export type Basket = v.InferOutput<typeof Basket>;

const EventName = v.pipe(text(limits.attributeKey), v.trim(), v.minLength(1, "is empty"));

/** One step of a funnel: a page whose path matches, `*` standing for any text, or an event by name. */
export const FunnelStep = v.union([
  v.strictObject({ page: v.pipe(text(limits.path), v.startsWith("/", "must begin with /")) }),
  v.strictObject({ event: EventName }),
]);
export type FunnelStep = v.InferOutput<typeof FunnelStep>;

/** Steps that a visit takes in this order. A funnel of other steps is another one and has another id. */
export const Funnel = v.object({
  id: Id,
  name: v.pipe(text(limits.name), v.trim(), v.minLength(1, "is empty")),
  steps: v.pipe(v.array(FunnelStep), v.minLength(2, "needs two steps"), v.maxLength(limits.funnelSteps)),
});
export type Funnel = v.InferOutput<typeof Funnel>;

/** What a site counts beside its pages. `goals` are names of events; `order.completed` always is one. */
export const Counting = v.object({
  goals: v.optional(v.pipe(v.array(EventName), v.maxLength(limits.goals)), []),
  funnels: v.optional(
    v.pipe(
      v.array(Funnel),
      v.maxLength(limits.funnels),
      v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, "has an id twice"),
    ),
    [],
  ),
});
export type Counting = v.InferOutput<typeof Counting>;
