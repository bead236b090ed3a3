/** What happened, line by line, with a digest of all of it. */
export function makeTrace(now: () => number) {
  const lines: string[] = [];
  const faults = new Map<string, number>();
  let digest = 0x811c9dc5;
  function note(who: string, what: string): void {
    const line = `${(now() / 1_000).toFixed(3).padStart(9)} ${who.padEnd(8)} ${what}`;
    for (let i = 0; i < line.length; i++) digest = Math.imul(digest ^ line.charCodeAt(i), 0x01000193);
    lines.push(line);
  }
  return {
    note,
    fault(kind: string): void {
      note("fault", kind);
      faults.set(kind, (faults.get(kind) ?? 0) + 1);
    },
    result: () => ({ trace: lines, faults, digest: digest >>> 0 }),
  };
}
