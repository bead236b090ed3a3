import { type Context, Hono } from "hono";
import * as v from "valibot";
import { Role } from "#protocol/model";
import { authFor } from "../auth/auth.ts";
import { readDoor } from "../directory/door.ts";
import { findInvitation } from "../directory/invitations.ts";
import { take } from "../limiter/take.ts";
import type { App } from "./app-env.ts";
import { asProblem } from "./auth-problem.ts";
import { requireSmall } from "./body.ts";
import { networkOfClient } from "./network.ts";
import { Refusal } from "./problem.ts";
import { requireOwnOrigin } from "./signed-in.ts";

/** What the console uses of better-auth. All else that it brings is not there: nobody looked at it. */
const OPEN = new Set([
  ...["POST /sign-up/email", "POST /sign-in/email", "POST /sign-out"],
  ...["POST /organization/create", "POST /organization/invite-member", "POST /organization/accept-invitation"],
  ...["POST /organization/cancel-invitation", "POST /organization/remove-member"],
  ...["POST /organization/update-member-role", "GET /organization/list-members", "GET /organization/list-invitations"],
]);

const WINDOW = 10 * 60_000;
const BY_NETWORK = { limit: 50, period: WINDOW };
const BY_EMAIL = { limit: 10, period: WINDOW };

/** What we look at before better-auth does. */
const Looked = v.object({ email: v.optional(v.string()), role: v.optional(Role) });

/** Sign-in and what stands before it. */
export const authRoutes = new Hono<App>()
  .get("/door", async (c) => c.json({ signUp: await readDoor(c.env.DIRECTORY, c.env.SIGN_UP) }))
  .get("/invitations/:id", async (c) => {
    const found = await findInvitation(c.env.DIRECTORY, c.req.param("id"), Date.now());
    if (found === null) throw new Refusal("not_found", "There is no such invitation. Ask for a new link.");
    return c.json(found);
  })
  .on(["GET", "POST"], "/auth/*", async (c) => {
    const path = c.req.path.replace(/^\/api\/auth/, "");
    if (!OPEN.has(`${c.req.method} ${path}`)) throw new Refusal("not_found", "There is nothing at this address.");
    requireOwnOrigin(c.req.raw);
    requireSmall(c.req.raw);
    const request = c.req.raw.clone();
    const { email } = c.req.method === "POST" ? await look(c) : {};
    if (/^\/sign-(in|up)\//.test(path)) {
      await limit(c, `network:${networkOfClient(c.req.raw)}`, BY_NETWORK);
      if (email !== undefined) await limit(c, `email:${email.toLowerCase()}`, BY_EMAIL);
    }
    return asProblem(c, await authFor(c.env, new URL(c.req.url).origin).handler(request));
  });

/** better-auth takes lists of roles; here a member has one of four. */
async function look(c: Context<App>): Promise<v.InferOutput<typeof Looked>> {
  const result = v.safeParse(Looked, await c.req.json().catch(() => null));
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Refusal("malformed", `${v.getDotPath(issue) ?? "The body"}: ${issue.message}`);
}

async function limit(c: Context<App>, key: string, window: typeof BY_EMAIL): Promise<void> {
  const { allowed, retryAfter } = await take(c.env, key, window);
  if (!allowed) throw new Refusal("rate_limited", `Too many attempts. Try again in ${retryAfter} seconds.`, retryAfter);
}
