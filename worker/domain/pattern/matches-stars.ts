/**
 * Whether a text is of a pattern, in which each `*` stands for any run of characters. By hand: a pattern that an owner wrote must
 * not become a regular expression that never ends. Each piece is looked for where it comes first, so the time is that of the lengths.
 */
export function matchesStars(pattern: string, text: string): boolean {
  const [head = "", ...pieces] = pattern.split("*");
  const tail = pieces.pop();
  if (tail === undefined) return text === pattern;
  if (!text.startsWith(head)) return false;
  let from = head.length;
  for (const piece of pieces) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return text.length - tail.length >= from && text.endsWith(tail);
}
