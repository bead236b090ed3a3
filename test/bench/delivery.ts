import { setTimeout as sleep } from "node:timers/promises";
import type { Agent, Visitor } from "./people.ts";

export type Delivery = {
  visitors: number;
  perSecond: number;
  seconds: number;
  messages: number;
  /** From the writer's send to the other side's receipt, in milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  most: number;
};

const TICK = 10;

/** So many messages a second, half of them to the console and half from it, whatever the answers take. */
export async function delivery(
  { visitors, agent }: { visitors: readonly Visitor[]; agent: Agent },
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Delivery> {
  const took: number[] = [];
  const under: Promise<void>[] = [];
  const body = "b".repeat(100);
  const began = performance.now();
  const total = perSecond * seconds;
  let turn = 0;
  const one = () => {
    const who = visitors[turn++ % visitors.length];
    if (who === undefined) throw new Error("Nobody is there to write.");
    const conversation = who.conversation();
    const at = performance.now();
    const said = conversation !== null && turn % 2 === 0 ? agent.say(conversation, body) : who.say(body);
    under.push(said.delivered.then(() => void took.push(performance.now() - at)));
  };
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1_000) * perSecond));
    for (; sent < due; sent++) one();
    await sleep(TICK);
  }
  await Promise.all(under);
  took.sort((a, b) => a - b);
  const at = (share: number) => round(took[Math.min(took.length - 1, Math.floor(share * took.length))] ?? Number.NaN);
  return {
    visitors: visitors.length,
    perSecond,
    seconds,
    messages: took.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    most: at(1),
  };
}

const round = (ms: number): number => Math.round(ms * 100) / 100;
