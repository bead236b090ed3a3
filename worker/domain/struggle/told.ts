import type { Act, Usual } from "./stay.ts";
import type { View } from "./views.ts";

/** What each sign is made from. `acts` are those up to `now`, in order. `tabs` is how many are open. */
export type Told = { views: readonly View[]; acts: readonly Act[]; tabs: number; usual: Usual; now: number };
