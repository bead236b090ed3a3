import { betterAuth } from "better-auth";
import { organization } from "better-auth/plugins/organization";
import { limits } from "#protocol/limits";
import { oneLine } from "#protocol/model";
import { ownsDeployment } from "../directory/door.ts";
import type { Env } from "../env.ts";
import { endSession } from "./end-session.ts";
import { guardSignUp } from "./guard-sign-up.ts";
import { access, roles } from "./roles.ts";
import { syncMembership } from "./sync-membership.ts";

const SECRET = 32;

export type Auth = ReturnType<typeof makeAuth>;

/** Sign-in, sessions and organizations, by better-auth on D1 DIRECTORY. `origin` is the console's own. */
export function makeAuth(env: Env, origin: string) {
  if ((env.AUTH_SECRET ?? "").length < SECRET)
    throw new Error(`AUTH_SECRET is missing or shorter than ${SECRET} characters. Set it with "wrangler secret put".`);
  const sync = ({ organization }: { organization: { id: string } }) => syncMembership(env, organization.id);
  return betterAuth({
    appName: "Hejdesk",
    baseURL: origin,
    basePath: "/api/auth",
    secret: env.AUTH_SECRET,
    database: env.DIRECTORY,
    trustedOrigins: [origin],
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 128 },
    session: { expiresIn: 30 * 24 * 3600, updateAge: 24 * 3600 },
    // The Limiter object counts attempts in front of this, for all instances of the Worker together.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: { cookiePrefix: "hejdesk", ipAddress: { disableIpTracking: true } },
    // Nobody leaves or deletes an organization by themselves: its sites would not hear of it.
    disabledPaths: ["/organization/leave", "/organization/delete", "/organization/add-member"],
    plugins: [
      organization({
        ac: access,
        roles,
        creatorRole: "owner",
        invitationExpiresIn: 7 * 24 * 3600,
        requireEmailVerificationOnInvitation: false,
        allowUserToCreateOrganization: async (user) =>
          env.SIGN_UP === "open" || (await ownsDeployment(env.DIRECTORY, user.email)),
        organizationHooks: {
          afterCreateOrganization: sync,
          afterAcceptInvitation: sync,
          afterRemoveMember: sync,
          afterUpdateMemberRole: sync,
        },
      }),
    ],
    databaseHooks: {
      user: {
        create: {
          async before(user, context) {
            await guardSignUp(env, user.email, context?.headers ?? null);
            return { data: { ...user, ...presentable(user) } };
          },
        },
      },
      session: { delete: { after: async (session) => endSession(env, session.userId, session.id) } },
    },
  });
}

/** Visitors see agents' names: they are short, and a picture from elsewhere would tell that place about them. */
const presentable = (user: { name: string }) => ({
  name: oneLine(user.name).trim().slice(0, limits.name) || "Agent",
  image: null,
});

const known = new Map<string, Auth>();

/** One instance for each origin that the deployment is reached by; they are few, and dear to make. */
export function authFor(env: Env, origin: string): Auth {
  const made = known.get(origin) ?? makeAuth(env, origin);
  if (known.size > 8) known.clear();
  known.set(origin, made);
  return made;
}
