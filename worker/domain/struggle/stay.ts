import type { SignalPage } from "#protocol/struggle";

export type ActKind = "rage" | "dead" | "form-error" | "search";

/** Something that happened on a page. `detail`: the element, the field, or the words of a search as the host page told them. */
export type Act = { at: number; path: string; kind: ActKind; detail?: string; results?: number };

/**
 * What the detector knows of a visit. Instants are epoch milliseconds. `pages` is oldest first; `acts` are in any order.
 * `tabs` are the pages open now. `leftAt` is when the last of them was closed.
 */
export type Stay = {
  pages: readonly (SignalPage & { at: number })[];
  acts: readonly Act[];
  tabs?: readonly { path: string }[];
  leftAt?: number | null;
};

/** How long people usually stay on a page, in milliseconds, and of how many stays that is known. */
export type Usual = (path: string) => { median: number; count: number } | null;
