import type { ErrorCode } from "#protocol/errors";
import type { Connection } from "./connection.ts";
import type { SiteContext } from "./context.ts";

/** Answers a frame with an error; `id` names the durable frame it is about. */
export function refuse(
  site: SiteContext,
  socket: Connection,
  code: ErrorCode,
  detail: string,
  about: { id?: string; retryAfter?: number } = {},
): void {
  site.sockets.reply(socket, { t: "error", code, detail, ...about });
}
