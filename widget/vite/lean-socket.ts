import type { Plugin } from "vite";

/** Members of partysocket's class that the widget never asks for. A minifier cannot know that nobody else does. */
const unused = new Set([
  ...["CONNECTING", "retryCount", "bufferedAmount", "extensions", "protocol", "url", "readyState", "shouldReconnect"],
  ...["binaryType", "onclose", "onerror", "onmessage", "onopen"],
  ...["drainQueuedMessages", "_debug", "_debugLogger", "_getNextProtocols"],
]);

/** Calls that nobody hears: it is listened to by `onopen` and the like only. */
const idle = new Set(["_debug", "dispatchEvent"]);

type Span = { start: number; end: number };
type Member = Span & { key?: { name?: string } };
type Statement = Span & { expression?: { type: string; callee?: { property?: { name?: string } } } };

/** Leaves out of partysocket what is not used here, its lines for debugging, and the length of its private names. */
export function leanSocket(): Plugin {
  let found = false;
  return {
    name: "lean-socket",
    transform: {
      filter: { id: /partysocket\/dist\/ws\.js/ },
      handler(code) {
        const gone: Span[] = [];
        walk(this.parse(code), (node) => {
          if (node.type === "MethodDefinition" || node.type === "PropertyDefinition") {
            const { key } = node as Member & { type: string };
            if (unused.has(key?.name ?? "")) gone.push(node);
          }
          if (node.type === "ExpressionStatement") {
            const { expression } = node as Statement & { type: string };
            if (idle.has(expression?.callee?.property?.name ?? "")) gone.push(node);
          }
        });
        if (gone.length < 20) throw new Error("partysocket is not what it was: look what of it is unused now.");
        found = true;
        return shorten(cut(code, gone).replace(/this\._getNextProtocols\([^)]*\)/, "null"));
      },
    },
    buildEnd(failure?: Error) {
      if (!failure && !found) throw new Error("partysocket was not seen by lean-socket.");
    },
  };
}

function walk(node: unknown, visit: (node: Span & { type: string }) => void): void {
  if (Array.isArray(node)) for (const one of node) walk(one, visit);
  else if (isNode(node)) {
    visit(node);
    for (const value of Object.values(node)) walk(value, visit);
  }
}

const isNode = (value: unknown): value is Span & { type: string } =>
  typeof value === "object" && value !== null && "type" in value && "start" in value;

/** Statements become empty ones: some are all that an arrow or an `if` has. */
const cut = (code: string, spans: readonly Span[]): string =>
  [...spans]
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => `${rest.slice(0, start)};${rest.slice(end)}`, code);

function shorten(code: string): string {
  const names = [...new Set(code.match(/\b_[a-z]\w+/gi))].sort();
  return code.replace(/\b_[a-z]\w+/gi, (name) => `_${names.indexOf(name).toString(36)}`);
}
