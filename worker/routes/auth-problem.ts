import type { Context } from "hono";
import * as v from "valibot";
import type { ErrorCode } from "#protocol/errors";
import type { App } from "./app-env.ts";
import { problem, Refusal } from "./problem.ts";

const AuthError = v.object({ code: v.optional(v.string()), message: v.optional(v.string()) });

/** better-auth's errors in the one shape of ours; its own code stays as `reason`. */
export async function asProblem(c: Context<App>, response: Response): Promise<Response> {
  if (response.status < 400) return response;
  const read = v.safeParse(AuthError, await response.json().catch(() => ({})));
  const { code: reason, message } = read.success ? read.output : {};
  const code = reason === "SIGN_UP_CLOSED" ? "sign_up_closed" : (BY_STATUS[response.status] ?? "malformed");
  const detail = message ?? "This did not work. Try again.";
  return problem(c, new Refusal(response.status >= 500 ? "internal" : code, detail), reason);
}

const BY_STATUS: Record<number, ErrorCode> = {
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  422: "conflict",
  429: "rate_limited",
};
