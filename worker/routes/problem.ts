import type { Context } from "hono";
import { type ErrorCode, errors, type Problem } from "#protocol/errors";
import type { App } from "./app-env.ts";

/** An expected failure on its way to the client. Thrown by routes, written by `problem`. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, detail: string, retryAfter?: number) {
    super(detail);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** The one shape of every HTTP error (RFC 9457). `reason` is a finer code, of a part that has its own. */
export function problem(
  c: Context<App>,
  { code, message, retryAfter }: Pick<Refusal, "code" | "message" | "retryAfter">,
  reason?: string,
): Response {
  const status = errors[code];
  const body: Problem = {
    type: "about:blank",
    title: code.replaceAll("_", " "),
    status,
    code,
    detail: message,
    instance: c.get("request"),
    ...(reason === undefined ? {} : { reason }),
  };
  const headers: Record<string, string> = { "content-type": "application/problem+json", "cache-control": "no-store" };
  if (retryAfter !== undefined) headers["retry-after"] = String(retryAfter);
  return c.body(JSON.stringify(body), status, headers);
}
