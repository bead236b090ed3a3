/** A socket whose server is the test. */
export class FakeSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly url: string;
  readonly sent: string[] = [];
  readyState = 0;
  binaryType = "blob";

  /** All that were made, oldest first. */
  static made: FakeSocket[] = [];

  static last(): FakeSocket {
    const socket = FakeSocket.made.at(-1);
    if (!socket) throw new Error("No socket was made.");
    return socket;
  }

  constructor(url: string) {
    super();
    this.url = url;
    FakeSocket.made.push(this);
  }

  send(data: string): void {
    this.sent.push(data);
  }

  close(): void {
    this.readyState = 3;
  }

  /** The server accepts. */
  accept(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }

  /** The server says something. */
  say(frame: object | "pong"): void {
    this.dispatchEvent(new MessageEvent("message", { data: frame === "pong" ? frame : JSON.stringify(frame) }));
  }

  /** The server, or the network, cuts it. */
  cut(code: number): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event("close"), { code, reason: "" }));
  }

  /** What came in, by its type; a heartbeat is `ping`. */
  types(): unknown[] {
    return this.sent.map((data) => (data === "ping" ? data : JSON.parse(data).t));
  }

  frames(): { t: string; id?: string; [field: string]: unknown }[] {
    return this.sent.filter((data) => data !== "ping").map((data) => JSON.parse(data));
  }
}
