import { matchesStars } from "../pattern/matches-stars.ts";

/**
 * Patterns of paths: whole segments, anywhere in the path, in any case, without an ending such as `.html`.
 * `/help` is in `/de/help/sizes` and in `/Help.html`, not in `/helpful`. `*` stands for any part of one segment.
 */
export type Kinds = {
  /** From the basket to the payment. */
  checkout: readonly string[];
  help: readonly string[];
  /** The order is made; what was before is over. */
  done?: readonly string[];
};

export const defaultKinds = {
  checkout: ["/checkout", "/basket", "/cart", "/payment", "/kasse", "/warenkorb"],
  help: ["/help", "/faq", "/support", "/hilfe", "/contact", "/kontakt"],
  done: ["/thanks", "/thank-you*", "/order-complete*", "/order-confirm*", "/confirmation", "/success", "/danke*"],
} satisfies Kinds;

/** What a page is for. Done and help win over the checkout that they are within. */
export type Place = "done" | "help" | "checkout" | null;

/** The place of each path. Asked once for each path: a trail has the same ones again and again. */
export function placesOf(kinds: Kinds): (path: string) => Place {
  const made = places.get(kinds) ?? makePlaces(kinds);
  places.set(kinds, made);
  return made;
}

/** A site's patterns are the same object from one visit to the next. */
const places = new WeakMap<Kinds, (path: string) => Place>();
/** Paths whose place is kept; a site may have any number. */
const PATHS = 1_000;

function makePlaces(kinds: Kinds): (path: string) => Place {
  const known = new Map<string, Place>();
  const [done, help, checkout] = [kinds.done ?? defaultKinds.done, kinds.help, kinds.checkout].map((patterns) =>
    patterns.map(segmentsOf),
  );
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const segments = segmentsOf(path.replace(/[?#].*$/su, "")).map((segment) => segment.replace(/\.[a-z]{3,5}$/u, ""));
    const place = isIn(segments, done)
      ? "done"
      : isIn(segments, help)
        ? "help"
        : isIn(segments, checkout)
          ? "checkout"
          : null;
    if (known.size >= PATHS) known.clear();
    known.set(path, place);
    return place;
  };
}

const isIn = (segments: readonly string[], patterns: readonly string[][] = []): boolean =>
  patterns.some(
    (wanted) =>
      wanted.length > 0 &&
      segments.some((_, from) => wanted.every((part, index) => isOf(segments[from + index], part))),
  );

const segmentsOf = (path: string): string[] =>
  path
    .toLowerCase()
    .split("/")
    .filter((segment) => segment !== "");

const isOf = (segment: string | undefined, pattern: string): boolean =>
  segment !== undefined && matchesStars(pattern, segment);
