import type { Device } from "#protocol/model";

/** Where a visit comes from. `referrer` is a host; what is not known is empty. */
export type Origins = { country: string; device: Device | ""; campaign: string; referrer: string };

/** A page was left after so many milliseconds. */
type Left = { kind: "left"; at: number; path: string; after: number };
/** A visit ended on this page, as far as one knows. */
type Ended = { kind: "ended"; at: number; path: string };

/** What happens on the site, as far as it is counted. `at` is epoch ms. Nothing in it tells who it was. */
export type Happening =
  | { kind: "began"; at: number; of: Origins }
  /** `from` is the page before it in the same visit; null is from outside. */
  | { kind: "viewed"; at: number; path: string; from: string | null }
  | Left
  | Ended
  /** It was not left, the visit did not end: they came back. */
  | { kind: "undone"; what: Left | Ended }
  | { kind: "did"; at: number; name: string; value: number; currency: string }
  /** A visit reached this step of a funnel, from 0. */
  | { kind: "reached"; at: number; funnel: string; step: number }
  | { kind: "wrote"; at: number; of: Origins }
  | { kind: "invited"; at: number; trigger: string; what: "shown" | "accepted" | "held-out" };
