import { POLL_HELD, POLL_LAPSES, type PollAnswer, type PollRequest } from "#protocol/poll";
import type { Connection } from "./connection.ts";

/**
 * A line that is polled over HTTP, for clients whose sockets are blocked. It keeps what its client has not said to have
 * [POL2], in memory only: after an eviction the client says hello anew.
 */
export class Polled implements Connection {
  #carried: unknown = null;
  #frames: string[] = [];
  /** The number of the last frame that the client has; `#frames` follow on. */
  #got = 0;
  /** How many of the client's frames were taken. */
  #taken = 0;
  #code: number | null = null;
  #wake: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #lapsed: () => void;

  constructor(lapsed: () => void) {
    this.#lapsed = lapsed;
  }

  send(text: string): void {
    if (this.#code !== null) throw new Error("This line is closed.");
    this.#frames.push(text);
    this.#wake?.();
  }

  close(code = 1000): void {
    this.#code ??= code;
    this.#wake?.();
  }

  serializeAttachment(carried: unknown): void {
    this.#carried = carried;
  }

  deserializeAttachment(): unknown {
    return this.#carried;
  }

  /** [POL2] What is new of a turn's frames; those that came before, with an answer that was lost, are not. */
  take({ got, sent, frames }: PollRequest): string[] {
    this.#frames.splice(0, Math.max(0, got - this.#got));
    this.#got = Math.max(this.#got, got);
    const fresh = frames.slice(Math.max(0, this.#taken - sent));
    this.#taken = Math.max(this.#taken, sent + frames.length);
    return fresh;
  }

  /** What a turn is answered with; with `hold`, as soon as there is something. A newer turn lets this one go at once. */
  async answer(line: string, hold: boolean): Promise<PollAnswer> {
    this.#wake?.();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#lapsed, POLL_LAPSES);
    if (hold && this.#frames.length === 0 && this.#code === null) await this.#news();
    const frames = [...this.#frames];
    if (this.#code === null) return { line, frames };
    clearTimeout(this.#timer);
    return { line, frames, close: this.#code };
  }

  #news(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#wake?.(), POLL_HELD);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
    });
  }
}
