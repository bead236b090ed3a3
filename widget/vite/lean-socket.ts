/** Members that neither the link nor what is left of the class calls. */
const unused = [
  "static get \\w+",
  "get (?:CONNECTING|OPEN|CLOSING|CLOSED|binaryType|retryCount|bufferedAmount|extensions|protocol|readyState|url|shouldReconnect)",
  "set binaryType",
  "drainQueuedMessages",
  "_debug",
  "_getNextDelay",
  "_getNextProtocols",
  "_getNextUrl",
  "_acceptOpen",
];

/** What the widget never needs of partysocket/ws: its log, its own queue and retries, its events beside `on…`. */
const cuts: [what: string, from: RegExp, to: string][] = [
  ["the check for EventTarget", /if \(!globalThis\.EventTarget[\s\S]*?`\);/, ""],
  ["its copies of events", /this\.dispatchEvent\(cloneEvent\(event\)\);/g, ""],
  ["being an EventTarget", /ReconnectingWebSocket extends EventTarget/, "ReconnectingWebSocket"],
  ["the call of EventTarget", /super\(\);/, ""],
  ["calls of its log", /this\._debug\((?:[^()]|\([^()]*\))*\);/g, ""],
  ["its logger", /_debugLogger = [^;]*;/, ""],
  ["the logger's option", /if \(this\._options\.debugLogger\)[^;]*;/, ""],
  ["starting closed", /if \(this\._options\.startClosed\)[^;]*;/, ""],
  [
    "the advice on a missing WebSocket",
    /if \(\s*!this\._options\.WebSocket &&[\s\S]*?didWarnAboutMissingWebSocket = true;\s*\}/,
    "",
  ],
  [
    "the warning about a closed socket",
    /if \(this\._closeCalled && !this\._didWarnAboutClosedSend\) \{[\s\S]*?\);\s*\}/,
    "",
  ],
  ["the memory of that warning", /(?:this\.)?_didWarnAboutClosedSend = false;/g, ""],
  ["filling its queue", /const \{ maxEnqueuedMessages = [\s\S]*?(?=return false;)/, ""],
  ["flushing its queue", /this\._messageQueue\.forEach[\s\S]*?this\._messageQueue = \[\];/, ""],
  ["its queue", /_messageQueue = \[\];/, ""],
  ["its wait", /this\._getNextDelay\(\)/, "0"],
  [
    "asking for address and protocols",
    /Promise\.all\(\[\s*this\._getNextUrl\(this\._url\),\s*this\._getNextProtocols\([^)]*\)\s*\]\)/,
    "[this._url]",
  ],
  ["protocols", /protocols \? new WS\(url, protocols\) : new WS\(url\)/, "new WS(url)"],
  ["its measure of uptime", /this\._uptimeTimeout = setTimeout\([^;]*\);/, ""],
  ["the option of it", /const \{ minUptime = DEFAULT\.minUptime \} = this\._options;/, ""],
  ["the end of it", /clearTimeout\(this\._uptimeTimeout\);/, ""],
  ["the kind of binary data", /this\._ws\.binaryType = this\._binaryType;/g, ""],
  ["the default of it", /_binaryType = "blob";/, ""],
  ["what is sure", /assert\(this\._ws, [^)]*\);/, ""],
  [
    "asking whether to come back",
    /if \(\s*this\._options\.shouldReconnectOnClose &&[\s\S]*?_shouldReconnect = false;/,
    "",
  ],
  [
    "defaults",
    /const \{\s*maxRetries = DEFAULT\.maxRetries,\s*connectionTimeout = DEFAULT\.connectionTimeout\s*\}/,
    "const { maxRetries, connectionTimeout }",
  ],
  ["events of its own for errors", /new Events\.ErrorEvent\(Error\(([^()]*)\), this\)/g, "{ message: $1 }"],
  ["events of its own for closing", /new Events\.CloseEvent\(code, reason, this\)/, "{ code, reason }"],
  ["looking for Node", /const isNode =[^;]*;/, ""],
  ["looking for React Native", /const isReactNative =[^;]*;/, ""],
  ["choosing how to copy", /const cloneEvent = [^;]*;/, ""],
  ["exports of its events", /export \{ CloseEvent, ErrorEvent, /, "export { "],
  ["names of states", /this\.CLOSED/g, "3"],
  ["names of states", /this\.CLOSING/g, "2"],
  ["names of states", /this\.OPEN/g, "1"],
  ["names of states", /this\.CONNECTING/g, "0"],
  ...unused.map((name): [string, RegExp, string] => [
    name,
    new RegExp(`\\n  ${name}\\([\\s\\S]*?\\n  \\}(?=\\n)`, "g"),
    "",
  ]),
];

/**
 * Cuts partysocket to the one way in which the link uses it (a third of its bytes). A cut that finds nothing fails the
 * build, so that a new version is looked at before it ships; the browser tests run what is left.
 */
export function leanSocket() {
  return {
    name: "lean-socket",
    transform: {
      filter: { id: /partysocket\/dist\/ws\.js$/ },
      handler: (code: string): string =>
        cuts.reduce((text, [what, from, to]) => {
          const cut = text.replace(from, to);
          if (cut === text) throw new Error(`lean-socket does not find "${what}" in partysocket/ws any more.`);
          return cut;
        }, code),
    },
  };
}
