import { cpus, release, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { closedLoop } from "./closed-loop.ts";
import { delivery } from "./delivery.ts";
import { startHost } from "./host.ts";
import { agent, makeEars, visitor } from "./people.ts";
import { each } from "./socket.ts";

/** Of each side, in seconds. */
const ROUND = 3;
/** How many sockets are opened at once. */
const AT_ONCE = 50;

/** Measures one site's object in workerd. Ends with one line of JSON. */
export async function bench(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      visitors: { type: "string", default: "5000" },
      rate: { type: "string", default: "300" },
      seconds: { type: "string", default: "60" },
      rounds: { type: "string", default: "10" },
      lanes: { type: "string", default: "64" },
    },
  });
  const [count, perSecond, seconds, rounds, lanes] = [
    Number(values.visitors),
    Number(values.rate),
    Number(values.seconds),
    Number(values.rounds),
    Number(values.lanes),
  ];
  const say = (text: string) => console.error(text);
  say("Bundles the Worker and starts workerd …");
  const host = await startHost();
  try {
    const ears = makeEars();
    say(`Lets ${count} visitors in …`);
    const visitors = await each(count, AT_ONCE, (n) => visitor(host.url, n, ears));
    const console = await agent(host.url, ears);
    say(`${perSecond} messages a second for ${seconds} s …`);
    const delivered = await delivery({ visitors, agent: console }, { perSecond, seconds });
    say(`${lanes} messages under way, ${rounds} rounds of ${ROUND} s of each …`);
    const rates = await closedLoop(host.url, visitors, { lanes, rounds, seconds: ROUND });
    const median = (of: "ours" | "bare" | "share") => middle(rates.map((rate) => rate[of]));
    // Of each round, whose two halves were one after the other: a machine is not as fast all the time.
    const share = Math.round(100 * median("share")) / 100;
    console.leave();
    for (const one of visitors) one.leave();
    const machine = { cpu: cpus()[0]?.model, cores: cpus().length, memory: `${Math.round(totalmem() / 2 ** 30)} GiB` };
    globalThis.console.log(
      JSON.stringify({
        delivered,
        closedLoop: { lanes, ours: Math.round(median("ours")), bare: Math.round(median("bare")), share, rates },
        machine: { ...machine, system: `Linux ${release()}`, node: process.version },
      }),
    );
  } finally {
    await host.stop();
  }
}

function middle(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 === 0 ? half - 1 : half] ?? 0, sorted[half] ?? 0];
  return (low + high) / 2;
}
