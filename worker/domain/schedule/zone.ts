import { DAY } from "./calendar.ts";

/** A time in which the wall clock is ahead of UTC by `offset`. All in epoch milliseconds; `to` is not part of it. */
export type Piece = { from: number; to: number; offset: number };

/** No clock is further from UTC than this. */
export const FURTHEST = DAY;
/** Where JavaScript's time ends. */
const END = 8.64e15;
/** What is asked for and remembered at once. */
const BLOCK = 32 * DAY;
/** How often a zone is looked at. One that changes and changes back in between is missed: in all its data none does so within 7 days. */
const STEP = DAY / 4;
const ZONES_KEPT = 16;
const BLOCKS_KEPT = 128;

type Zone = { offsetAt(at: number): number; blocks: Map<number, Piece[]> };

/** What was learnt of a zone does not change while the process lives; the oldest goes first. */
const zones = new Map<string, Zone>();

/** How far the zone's clock is ahead of UTC at an instant, in milliseconds; historic ones are not whole minutes. */
export const offsetAt = (timeZone: string, at: number): number => zoneOf(timeZone).offsetAt(at);

/** The zone's offsets over at least all of `from` to `to`, in order and without a hole. */
export function piecesOf(timeZone: string, from: number, to: number): Piece[] {
  const zone = zoneOf(timeZone);
  const pieces: Piece[] = [];
  for (let block = Math.floor(from / BLOCK); block * BLOCK <= to; block++)
    for (const piece of blockOf(zone, block)) {
      const last = pieces.at(-1);
      if (last?.offset === piece.offset) last.to = piece.to;
      else pieces.push({ ...piece });
    }
  return pieces;
}

const zoneOf = (timeZone: string): Zone =>
  remember(zones, timeZone, ZONES_KEPT, () => ({ offsetAt: reader(timeZone), blocks: new Map() }));

const blockOf = (zone: Zone, block: number): Piece[] =>
  remember(zone.blocks, block, BLOCKS_KEPT, () => look(zone.offsetAt, block * BLOCK));

function look(offsetAt: Zone["offsetAt"], start: number): Piece[] {
  let piece = { from: start, to: start + BLOCK, offset: offsetAt(start) };
  const pieces = [piece];
  for (let next = start + STEP, sure = start; next <= start + BLOCK; sure = next, next += STEP) {
    const then = offsetAt(next);
    while (piece.offset !== then) {
      sure = change(offsetAt, sure, next, piece.offset);
      piece.to = sure;
      piece = { from: sure, to: start + BLOCK, offset: offsetAt(sure) };
      pieces.push(piece);
    }
  }
  return pieces;
}

/** The first instant after `before` that has not this offset; `after` has another. */
function change(offsetAt: Zone["offsetAt"], before: number, after: number, offset: number): number {
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

/** Intl has the data; of its many ways to tell an offset this is the one that says it outright, with seconds. */
function reader(timeZone: string): Zone["offsetAt"] {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset", year: "numeric" });
  return (at) => {
    const text = format.format(Math.max(-END, Math.min(END, at)));
    const found = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text);
    if (found === null) throw new Error(`There is no offset in "${text}".`);
    const [, sign, hours = 0, minutes = 0, seconds = 0] = found;
    return (sign === "-" ? -1_000 : 1_000) * (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds));
  };
}

function remember<K, V>(known: Map<K, V>, key: K, most: number, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  if (known.size >= most) for (const oldest of known.keys()) if (known.delete(oldest)) break;
  known.set(key, made);
  return made;
}
