import { Hono } from "hono";
import { authFor } from "../auth/auth.ts";
import { readDoor } from "../directory/door.ts";
import { findInvitation } from "../directory/invitations.ts";
import { take } from "../limiter/take.ts";
import type { App } from "./app-env.ts";
import { Refusal } from "./problem.ts";
import { requireOwnOrigin } from "./signed-in.ts";

const ATTEMPTS = { limit: 20, period: 10 * 60_000 };

/** Sign-in and what stands before it. */
export const authRoutes = new Hono<App>()
  .get("/door", async (c) => c.json({ signUp: await readDoor(c.env.DIRECTORY, c.env.SIGN_UP) }))
  .get("/invitations/:id", async (c) => {
    const found = await findInvitation(c.env.DIRECTORY, c.req.param("id"), Date.now());
    if (found === null) throw new Refusal("not_found", "There is no such invitation. Ask for a new link.");
    return c.json(found);
  })
  .on(["GET", "POST"], "/auth/*", async (c) => {
    requireOwnOrigin(c.req.raw);
    if (/\/auth\/sign-(in|up)\//.test(c.req.path)) {
      const address = c.req.header("cf-connecting-ip") ?? "local";
      const { allowed, retryAfter } = await take(c.env, `sign-in:${address}`, ATTEMPTS);
      if (!allowed)
        throw new Refusal("rate_limited", `Too many attempts. Try again in ${retryAfter} seconds.`, retryAfter);
    }
    return authFor(c.env, new URL(c.req.url).origin).handler(c.req.raw);
  });
