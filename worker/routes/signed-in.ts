import { createMiddleware } from "hono/factory";
import { authFor } from "../auth/auth.ts";
import type { Env } from "../env.ts";
import type { App, SignedIn } from "./app-env.ts";
import { Refusal } from "./problem.ts";

/** Lets through who has a session; for what changes something, only from the console's own pages. */
export const signedIn = createMiddleware<App>(async (c, next) => {
  requireOwnOrigin(c.req.raw);
  const user = await readSession(c.env, c.req.raw);
  if (user === null) throw new Refusal("unauthorized", "You are not signed in. Sign in and try again.");
  c.set("user", user);
  await next();
});

/** A cookie comes with every request that a browser makes, so what changes something must say where it comes from. */
export function requireOwnOrigin(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  if (request.headers.get("origin") !== new URL(request.url).origin)
    throw new Refusal(
      "origin_required",
      "This request did not come from the console. Send it with the console's own Origin.",
    );
}

export async function readSession(env: Env, request: Request): Promise<SignedIn | null> {
  const found = await authFor(env, new URL(request.url).origin).api.getSession({ headers: request.headers });
  if (found === null) return null;
  const { id, name, email, image } = found.user;
  const { id: session, expiresAt } = found.session;
  return { id, name, email, image: image ?? null, session, until: expiresAt.getTime() };
}
