import type { Plugin } from "vite";

/*
 * What of partysocket the widget never asks for: it is heard by `onopen` and the like only, is given its address by a promise
 * each time, waits there (`line.ts`), keeps nothing to send, and speaks text. A minifier cannot know that nobody else does.
 */
const words = (...names: string[]) => new RegExp(`(?<![\\w.])(this\\.)?(${names.join("|")})\\b`);

/** Told by statements and conditions, and kept in fields. */
const idle = [
  ...[
    "_debug",
    "_debugLogger",
    "_retryCount",
    "_uptimeTimeout",
    "_messageQueue",
    "_binaryType",
    "_didWarnAboutClosedSend",
  ],
  ...["_protocols", "didWarnAboutMissingWebSocket", "dispatchEvent", "assert", "super"],
];
const idleStatement = words(...idle, "_ws\\.binaryType");
const idleCondition =
  /globalThis|_retryCount|_messageQueue|_didWarnAboutClosedSend|_options\.(startClosed|debugLogger|shouldReconnectOnClose|WebSocket)/;
const idleMember = words(
  ...idle,
  ...["CONNECTING", "OPEN", "CLOSING", "CLOSED", "retryCount", "bufferedAmount", "extensions", "protocol", "url"],
  ...[
    "readyState",
    "shouldReconnect",
    "binaryType",
    "onclose",
    "onerror",
    "onmessage",
    "onopen",
    "drainQueuedMessages",
  ],
  ...["_acceptOpen", "_getNextDelay", "_getNextUrl", "_getNextProtocols"],
);

/** What is written otherwise, once that is left out. Each has to be found. */
const OTHERWISE: [RegExp, string | ((...found: string[]) => string)][] = [
  [/\bthis\.(CONNECTING|OPEN|CLOSING|CLOSED)\b/g, (_, state = "") => String(STATES.indexOf(state))],
  [/Promise\.all\(\[[\s\S]*?\]\s*\)/, "this._url()"],
  [/\(\[url, protocols\]\)/, "(url)"],
  [/protocols \? new WS\(url, protocols\) : (?=new WS)/, ""],
  [/, this\._getNextDelay\(\)/, ""],
  [/\bconnectionTimeout(?=\s*\))/, "this._options.connectionTimeout"],
  [/new Events\.ErrorEvent\((?:[^()]|\([^()]*\))*\)/g, ""],
  [/void 0, event\.message[^)]*/, ""],
  [/new Events\.CloseEvent\(code, reason, this\)/, "{ code }"],
  [/ extends EventTarget \{/, " {"],
];

const STATES = ["CONNECTING", "OPEN", "CLOSING", "CLOSED"];

type Span = { start: number; end: number };
type Node = Span & { type: string };

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
          const isGone = isIdle(node, code);
          if (isGone) gone.push(node);
          return !isGone;
        });
        if (gone.length < 50) throw changed();
        found = true;
        return shorten(OTHERWISE.reduce(replace, cut(code, gone)));
      },
    },
    buildEnd(failure?: Error) {
      if (!failure && !found) throw new Error("partysocket was not seen by lean-socket.");
    },
  };
}

const changed = () => new Error("partysocket is not what it was: look what of it is unused now.");

function isIdle(node: Node, code: string): boolean {
  const source = (part: unknown) => (isNode(part) ? code.slice(part.start, part.end) : "");
  const parts: Node & { key?: unknown; test?: unknown } = node;
  switch (node.type) {
    case "MethodDefinition":
    case "PropertyDefinition":
      return idleMember.test(source(parts.key));
    case "IfStatement":
      return idleCondition.test(source(parts.test));
    case "VariableDeclaration":
      return /= DEFAULT\./.test(source(node)) && !source(node).includes("=>");
    case "ExpressionStatement": {
      // A promise's chain has all that follows in it.
      const [head = ""] = source(node).split("=>");
      return !head.startsWith("this._wait") && idleStatement.test(head.replace(/^clearTimeout\(/, ""));
    }
    default:
      return false;
  }
}

function walk(node: unknown, visit: (node: Node) => boolean): void {
  if (Array.isArray(node)) for (const one of node) walk(one, visit);
  else if (isNode(node) && visit(node)) for (const value of Object.values(node)) walk(value, visit);
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && "start" in value;

/** Statements become empty ones: some are all that an arrow or an `if` has. */
const cut = (code: string, spans: readonly Span[]): string =>
  [...spans]
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => `${rest.slice(0, start)};${rest.slice(end)}`, code);

function replace(code: string, [what, by]: (typeof OTHERWISE)[number]): string {
  const next = typeof by === "string" ? code.replace(what, by) : code.replace(what, by);
  if (next === code) throw changed();
  return next;
}

function shorten(code: string): string {
  const names = [...new Set(code.match(/\b_[a-z]\w+/gi))].sort();
  return code.replace(/\b_[a-z]\w+/gi, (name) => `_${names.indexOf(name).toString(36)}`);
}
