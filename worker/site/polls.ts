import * as v from "valibot";
import { close } from "#protocol/close";
import { randomId } from "#protocol/ids";
import { type PollAnswer, PollRequest } from "#protocol/poll";
import { arrive } from "./arrive.ts";
import type { Attachment } from "./attachment.ts";
import type { Connection } from "./connection.ts";
import type { SiteContext } from "./context.ts";
import { Polled } from "./polled.ts";

/** What a line's frames and its end lead to, as with a socket. */
export type PollHandlers = {
  opened(line: Connection): void;
  heard(line: Connection, data: string): void;
  left(line: Connection): void;
};

/** Code of a line that the site does not know (any more): the client begins anew. Of the platform, so never final. */
const GONE = 1006;

/** [POL1] The lines of clients that have no socket. To the rest of the object each is a connection like any other. */
export function makePolls(site: SiteContext, { opened, heard, left }: PollHandlers) {
  const lines = new Map<string, Polled>();

  function open(attachment: Attachment): Promise<PollAnswer> {
    const id = randomId();
    const line = new Polled(() => end(id, line));
    lines.set(id, line);
    site.sockets.put(line, attachment);
    opened(line);
    return line.answer(id, false);
  }

  function end(id: string, line: Polled): void {
    lines.delete(id);
    line.close();
    left(line);
  }

  /** A turn that brings frames is answered at once, so that the client need not cut it short to send more. */
  async function turn(id: string, line: Polled, request: PollRequest): Promise<PollAnswer> {
    for (const frame of line.take(request)) {
      // [CON7] No frame here either; on a socket the platform answers it.
      if (frame === "ping") line.send("pong");
      else heard(line, frame);
    }
    if (request.bye) end(id, line);
    const answer = await line.answer(id, request.frames.length === 0);
    if (answer.close !== undefined && lines.delete(id)) left(line);
    return answer;
  }

  return async (request: Request): Promise<PollAnswer> => {
    const read = v.safeParse(PollRequest, parse(await request.text()));
    if (!read.success) return refusal(close.malformed.code);
    const arrived = arrive(site, request);
    if (typeof arrived === "string") return refusal(close[arrived].code);
    const { line: id } = read.output;
    if (id === null) return open(arrived);
    const line = lines.get(id);
    if (line === undefined || !isSame(site.sockets.get(line), arrived)) return refusal(GONE);
    return turn(id, line, read.output);
  };
}

const refusal = (code: number): PollAnswer => ({ line: null, frames: [], close: code });

/** A line belongs to who opened it. */
function isSame(held: Attachment | undefined, arrived: Attachment): boolean {
  if (held?.kind === "agent") return arrived.kind === "agent" && held.agent === arrived.agent;
  return held?.kind === arrived.kind;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
