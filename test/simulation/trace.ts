type Line = { at: number; who: string; what: string; frame: string | undefined };

/**
 * What happened, line by line, with a digest of all of it. Lines are put into words only when somebody reads them, and
 * of a frame the digest takes the length: there are hundreds in a session.
 */
export function makeTrace(now: () => number) {
  const lines: Line[] = [];
  const faults = new Map<string, number>();
  let digest = 0x811c9dc5;
  const mix = (number: number) => {
    digest = Math.imul(digest ^ number, 0x01000193);
  };
  function note(who: string, what: string, frame?: string): void {
    const at = now();
    mix(Math.round(at * 1_000));
    for (let i = 0; i < who.length; i++) mix(who.charCodeAt(i));
    for (let i = 0; i < what.length; i++) mix(what.charCodeAt(i));
    if (frame !== undefined) mix(frame.length);
    lines.push({ at, who, what, frame });
  }
  return {
    note,
    fault(kind: string): void {
      note("fault", kind);
      faults.set(kind, (faults.get(kind) ?? 0) + 1);
    },
    result: () => ({ trace: () => lines.map(inWords), faults, digest: digest >>> 0 }),
  };
}

const inWords = ({ at, who, what, frame }: Line): string =>
  `${(at / 1_000).toFixed(3).padStart(9)} ${who.padEnd(8)} ${what}${frame === undefined ? "" : ` ${brief(frame)}`}`;

/** A frame's type, and the ids and code that tell it from others. */
const brief = (frame: string): string =>
  [.../"(?:t|id|code|seq|rev|body)":("?[^",}]{1,24})/g[Symbol.matchAll](frame)]
    .slice(0, 4)
    .map(([, value]) => value?.replace('"', ""))
    .join(" ");
