import type { PollAnswer, PollRequest } from "#protocol/poll";

/** A turn is held by the site for less than this. */
const TURN_WITHIN = 40_000;
/** Frames of one turn, and how long they are together in characters; the site takes twice that in bytes. */
const TURN_TAKES = 40;
const TURN_HOLDS = 50_000;
/** The first look for a socket that works, and the longest wait between two. */
const FIRST_LOOK = 20_000;
const LONGEST_WAIT = 600_000;

/**
 * Behaves like a WebSocket where there can be none: it asks in turns by POST [POL1]. Closes itself as soon as a socket
 * gets through [POL4], so that whoever reconnects has that. Any failure is a close.
 */
export class PollSocket extends EventTarget {
  static readonly CLOSING = 2;
  readyState = 0;
  binaryType = "blob";
  readonly #url: string;
  #line: string | null = null;
  #got = 0;
  #sent = 0;
  #queue: string[] = [];
  /** The turn under way; one that only waits is cut short when there is something to send. */
  #cut: AbortController | undefined;
  #waits = false;
  #trial: AbortController | undefined;
  #look: ReturnType<typeof setTimeout> | undefined;

  constructor(url: string) {
    super();
    this.#url = url;
    void this.#run();
  }

  send(text: string): void {
    this.#queue.push(text);
    if (this.#waits) this.#cut?.abort();
  }

  close(code = 1000): void {
    if (this.readyState > 1) return;
    this.readyState = 3;
    clearTimeout(this.#look);
    this.#cut?.abort();
    this.#trial?.abort();
    if (code === 1000 && this.#line !== null) this.#turn(this.#queue, { bye: true }).catch(() => {});
    this.dispatchEvent(new CloseEvent("close", { code }));
  }

  async #run(): Promise<void> {
    while (this.readyState < 2) {
      const frames = this.#next();
      this.#cut = new AbortController();
      const { signal } = this.#cut;
      this.#waits = frames.length === 0;
      const late = setTimeout(() => this.close(1006), TURN_WITHIN);
      try {
        const answer = await this.#turn(frames, { signal });
        this.#sent += frames.length;
        this.#queue.splice(0, frames.length);
        this.#take(answer);
      } catch {
        if (!signal.aborted) this.close(1006);
      } finally {
        clearTimeout(late);
      }
    }
  }

  async #turn(frames: string[], { signal, bye }: { signal?: AbortSignal; bye?: boolean }): Promise<PollAnswer> {
    const request: PollRequest = { line: this.#line, got: this.#got, sent: this.#sent, frames, bye };
    const response = await fetch(this.#url.replace(/^ws/, "http"), {
      method: "POST",
      body: JSON.stringify(request),
      signal: signal ?? null,
      // What is said last, when the page goes, still gets there.
      keepalive: frames.length > 0,
    });
    if (!response.ok) throw new Error(`A turn was answered with ${response.status}.`);
    return response.json();
  }

  #take({ line, frames, close }: PollAnswer): void {
    if (this.readyState > 1) return;
    if (this.#line === null && line !== null) {
      this.#line = line;
      this.readyState = 1;
      this.#lookForSocket(FIRST_LOOK);
      this.dispatchEvent(new Event("open"));
    }
    for (const data of frames) {
      this.#got++;
      this.dispatchEvent(new MessageEvent("message", { data }));
    }
    if (close) this.close(close);
  }

  /** As many as a turn holds. */
  #next(): string[] {
    let room = TURN_HOLDS;
    const fits = this.#queue.findIndex((frame, index) => {
      room -= frame.length;
      return index > 0 && (room < 0 || index >= TURN_TAKES);
    });
    return fits < 0 ? [...this.#queue] : this.#queue.slice(0, fits);
  }

  #lookForSocket(wait: number): void {
    this.#look = setTimeout(async () => {
      this.#trial = new AbortController();
      if (await answersPing(this.#url, this.#trial.signal)) this.close();
      else if (this.readyState < 2) this.#lookForSocket(Math.min(LONGEST_WAIT, wait * 2));
    }, wait);
  }
}

/** Whether a socket gets through there and back; some networks let it open, and no further. */
const answersPing = (url: string, over: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = new WebSocket(url);
    const end = (answer: boolean) => {
      clearTimeout(timer);
      socket.close();
      resolve(answer);
    };
    const timer = setTimeout(() => end(false), 8_000);
    over.addEventListener("abort", () => end(false));
    socket.onopen = () => socket.send("ping");
    socket.onmessage = ({ data }) => end(data === "pong");
    socket.onclose = () => end(false);
  }).then(Boolean, () => false);
