/**
 * Whether a path is one of some patterns, in which `*` stands for any run of characters. A slash at the end counts for
 * nothing. Browsers tell `/caf%C3%A9` where people write `/café`.
 */
export function matchesPath(patterns: readonly string[], path: string): boolean {
  const found = decoded(path).toLowerCase();
  const other = found.endsWith("/") ? found.slice(0, -1) : `${found}/`;
  return patterns.some((pattern) => {
    const pieces = piecesOf(decoded(pattern));
    return matchPieces(pieces, found) || matchPieces(pieces, other);
  });
}

/** Without regard to capitals. */
export const matches = (pattern: string, text: string): boolean => matchPieces(piecesOf(pattern), text.toLowerCase());

const piecesOf = (pattern: string): string[] => pattern.toLowerCase().split("*");

/** Takes time in proportion to the two lengths only, whatever the stars: each piece is looked for where it comes first. */
function matchPieces(pieces: readonly string[], text: string): boolean {
  const head = pieces[0] ?? "";
  const tail = pieces.at(-1) ?? "";
  if (pieces.length === 1) return text === head;
  if (!text.startsWith(head)) return false;
  let from = head.length;
  for (let index = 1; index < pieces.length - 1; index++) {
    const piece = pieces[index] ?? "";
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return text.length - tail.length >= from && text.endsWith(tail);
}

function decoded(path: string): string {
  if (!path.includes("%")) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
