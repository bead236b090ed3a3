import { matchesStars } from "../pattern/matches-stars.ts";

/**
 * Whether a path is one of some patterns, in which `*` stands for any run of characters. A slash at the end counts for
 * nothing. Browsers tell `/caf%C3%A9` where people write `/café`.
 */
export function matchesPath(patterns: readonly string[], path: string): boolean {
  const found = decoded(path).toLowerCase();
  const other = found.endsWith("/") ? found.slice(0, -1) : `${found}/`;
  return patterns.some((pattern) => {
    const wanted = decoded(pattern).toLowerCase();
    return matchesStars(wanted, found) || matchesStars(wanted, other);
  });
}

/** Without regard to capitals. */
export const matches = (pattern: string, text: string): boolean =>
  matchesStars(pattern.toLowerCase(), text.toLowerCase());

function decoded(path: string): string {
  if (!path.includes("%")) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
