import type { Decoded } from "#protocol/codec";
import { limits } from "#protocol/limits";
import type { Attachment } from "./attachment.ts";
import type { Connection } from "./connection.ts";
import type { SiteContext } from "./context.ts";
import { refuse } from "./refuse.ts";

/** [FRM2] [FRM3] Answers a frame that could not be read; the third, or one that is too large, closes the socket. */
export function strike(
  site: SiteContext,
  socket: Connection,
  held: Attachment,
  failure: Extract<Decoded<unknown>, { ok: false }>,
): void {
  refuse(site, socket, failure.code, failure.detail);
  if (failure.fatal) {
    site.sockets.close(socket, "tooLarge");
    return;
  }
  const strikes = held.strikes + 1;
  site.sockets.put(socket, { ...held, strikes });
  if (strikes >= limits.strikes) site.sockets.close(socket, "malformed");
}
