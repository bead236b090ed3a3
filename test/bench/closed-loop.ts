import { randomId } from "#protocol/ids";
import type { Visitor } from "./people.ts";
import { open } from "./socket.ts";

/** Messages a second with so many under way at any time, each waiting for its answer before the next. */
export type Rate = { ours: number; bare: number; share: number };

/** A thing to be repeated: it resolves when all that belongs to one message is through. */
type Once = (lane: number) => Promise<unknown>;

const BODY = "b".repeat(100);

/**
 * The product (stored, acked, and with the console) and an object that only inserts and echoes, in turns, so that a busy
 * machine slows both. Each round begins with the other one.
 */
export async function closedLoop(
  url: string,
  visitors: readonly Visitor[],
  { lanes, rounds, seconds }: { lanes: number; rounds: number; seconds: number },
): Promise<Rate[]> {
  const bare = await bareLanes(url, lanes);
  let turn = 0;
  const ours: Once = () => {
    // Always the next one: a visitor may write so many messages a minute.
    const who = visitors[turn++ % visitors.length];
    if (who === undefined) throw new Error("Nobody is there to write.");
    const { acked, delivered } = who.say(BODY);
    return Promise.all([acked, delivered]);
  };
  const rates: Rate[] = [];
  for (let round = 0; round < rounds; round++) {
    const [first, second] = round % 2 === 0 ? [ours, bare.once] : [bare.once, ours];
    const one = await run(first, lanes, seconds);
    const other = await run(second, lanes, seconds);
    const [mine, least] = first === ours ? [one, other] : [other, one];
    rates.push({ ours: mine, bare: least, share: mine / least });
  }
  bare.leave();
  return rates;
}

async function run(once: Once, lanes: number, seconds: number): Promise<number> {
  const began = performance.now();
  let done = 0;
  const lane = async (index: number) => {
    while (performance.now() - began < 1_000 * seconds) {
      await once(index);
      done++;
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, index) => lane(index)));
  return Math.round(done / ((performance.now() - began) / 1_000));
}

/** A socket for each lane, with messages of the same size as ours on the wire. */
async function bareLanes(url: string, lanes: number): Promise<{ once: Once; leave(): void }> {
  const sockets = await Promise.all(Array.from({ length: lanes }, () => open(`${url}/bare`)));
  const once: Once = (lane) => {
    const socket = sockets[lane]?.socket;
    if (socket === undefined) throw new Error(`There is no lane ${lane}.`);
    return new Promise((resolve) => {
      socket.onmessage = resolve;
      const [tab, id, secret] = [randomId(), randomId(), randomId() + randomId()];
      socket.send(JSON.stringify({ t: "message", tab, id, body: BODY, secret }));
    });
  };
  return {
    once,
    leave() {
      for (const { leave } of sockets) leave();
    },
  };
}
