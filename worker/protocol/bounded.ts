import type { IssuePathItem } from "valibot";
import { limits } from "./limits.ts";

type Wrong = { message: string; path?: [IssuePathItem, ...IssuePathItem[]] };

/**
 * Whether what somebody sent as a condition is too deep or too large, before anything reads it: it is walked no further
 * than the bounds, so that a hostile one costs no more than a sound one. Null where it is within them.
 */
export function bounded(input: unknown): Wrong | null {
  let nodes = 0;

  function walk(node: unknown, depth: number, path: readonly IssuePathItem[]): Wrong | null {
    if (++nodes > limits.conditionNodes)
      return wrong(`has more than ${limits.conditionNodes} tests and groups`, path.slice(0, 0));
    if (depth > limits.conditionDepth) return wrong(`is nested more than ${limits.conditionDepth} deep`, path);
    for (const [part, at] of partsOf(node)) {
      const found = walk(part, depth + 1, [...path, ...at]);
      if (found !== null) return found;
    }
    return null;
  }

  return walk(input, 1, []);
}

function wrong(message: string, [first, ...rest]: readonly IssuePathItem[]): Wrong {
  return first === undefined ? { message } : { message, path: [first, ...rest] };
}

/** Nothing is known of its shape yet. */
function* partsOf(node: unknown): Generator<[part: unknown, at: IssuePathItem[]]> {
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    const at: IssuePathItem = { type: "unknown", origin: "value", input: node, key, value };
    if (key === "not") yield [value, [at]];
    else if ((key === "all" || key === "any") && Array.isArray(value))
      for (const [index, part] of value.entries())
        yield [part, [at, { type: "array", origin: "value", input: value, key: index, value: part }]];
  }
}
