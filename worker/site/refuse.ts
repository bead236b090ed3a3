import type { ErrorCode } from "#protocol/errors";
import type { SiteContext } from "./context.ts";

/** Answers a frame with an error; `id` names the durable frame it is about. */
export function refuse(
  site: SiteContext,
  socket: WebSocket,
  code: ErrorCode,
  detail: string,
  about: { id?: string; retryAfter?: number } = {},
): void {
  site.sockets.reply(socket, { t: "error", code, detail, ...about });
}
