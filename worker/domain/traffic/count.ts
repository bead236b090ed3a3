import { NONE, sources } from "#protocol/reports";
import { type Cell, columns, type Kind, periodOf, TIMES } from "./cell.ts";
import type { Happening, Origins } from "./happening.ts";
import { bucketOf, LONGEST_STAY } from "./stay.ts";

/** A goal of every site: what it sells. */
export const ORDER = "order.completed";

/** What a happening adds to which cells. `goals` are the site's own, by name of the event. */
export function countsOf(happened: Happening, goals: readonly string[]): Cell[] {
  switch (happened.kind) {
    case "began":
      return bySource(happened.at, happened.of, { visits: 1 });
    case "wrote":
      return bySource(happened.at, happened.of, { conversations: 1 });
    case "viewed": {
      const { at, path, from } = happened;
      const entries = from === null ? 1 : 0;
      return [cell("page", at, path, NONE, { views: 1, entries }), cell("flow", at, from ?? NONE, path, { count: 1 })];
    }
    case "left": {
      const ms = Math.min(LONGEST_STAY, Math.max(0, Math.round(happened.after)));
      const left = cell("page", happened.at, happened.path, NONE, { stays: 1, total: ms });
      const bucket = TIMES + bucketOf(ms);
      return [{ ...left, counts: left.counts.map((n, i) => (i === bucket ? 1 : n)) }];
    }
    case "ended": {
      const { at, path } = happened;
      return [cell("page", at, path, NONE, { exits: 1 }), cell("flow", at, path, NONE, { count: 1 })];
    }
    case "undone":
      return countsOf(happened.what, goals).map((one) => ({ ...one, counts: one.counts.map((n) => -n || 0) }));
    case "did": {
      const { at, name, value, currency } = happened;
      if (name !== ORDER && !goals.includes(name)) return [];
      return [cell("goal", at, name, currency, { count: 1, value: Math.round(value * 100) })];
    }
    case "reached":
      return [cell("step", happened.at, happened.funnel, `${happened.step}`, { reached: 1 })];
    case "invited": {
      const { at, trigger, what } = happened;
      const counts = { shown: what === "shown", accepted: what === "accepted", heldOut: what === "held-out" };
      const added = Object.fromEntries(Object.entries(counts).map(([name, is]) => [name, Number(is)]));
      return [cell("invitation", at, trigger, NONE, added)];
    }
  }
}

const bySource = (at: number, of: Origins, added: Record<string, number>): Cell[] =>
  sources.map((source) => cell("source", at, source, of[source], added));

function cell(kind: Kind, at: number, subject: string, detail: string, added: Record<string, number>): Cell {
  const counts = columns[kind].map((name) => added[name] ?? 0);
  return { kind, period: periodOf(kind, at), subject, detail, counts };
}
