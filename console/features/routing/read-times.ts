import * as v from "valibot";
import type { Routing } from "#protocol/model";

/** A field without a number in it is NaN, which JSON has as null. */
const count = v.exactOptional(
  v.pipe(
    v.nullable(v.number()),
    v.transform((number) => number ?? Number.NaN),
  ),
);
/** Out of bounds too: it waits with its error beside it. */
const Kept = v.object({
  ...{ remindAfter: count, offerAfter: count, fallbackAfter: count, giveUpAfter: count, waitAtMost: count },
  ...{ capacity: count, idleAfter: count, signedOffAfter: count, fallback: v.exactOptional(v.nullable(v.string())) },
} satisfies Record<keyof Routing, unknown>);

/** Times that were changed and not saved, as they wait in the tab. */
export function readTimes(text: string): Partial<Routing> {
  try {
    return v.parse(Kept, JSON.parse(text));
  } catch {
    return {};
  }
}
