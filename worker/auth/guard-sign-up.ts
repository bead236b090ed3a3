import { APIError } from "better-auth/api";
import { claimOwnership, readDoor } from "../directory/door.ts";
import { findInvitation } from "../directory/invitations.ts";
import type { Env } from "../env.ts";

const INVITATION = "x-hejdesk-invitation";

/** Lets a new account in: the first person of a fresh deployment, somebody invited, or anybody where the door is open. */
export async function guardSignUp(env: Env, email: string, headers: Headers | null): Promise<void> {
  const now = Date.now();
  switch (await readDoor(env.DIRECTORY, env.SIGN_UP)) {
    case "open":
      await claimOwnership(env.DIRECTORY, email, now);
      return;
    case "first":
      if (await claimOwnership(env.DIRECTORY, email, now)) return;
      break;
    case "invitation":
      break;
  }
  const id = headers?.get(INVITATION) ?? null;
  const invitation = id === null ? null : await findInvitation(env.DIRECTORY, id, now);
  if (invitation?.state === "pending" && invitation.email.toLowerCase() === email.toLowerCase()) return;
  throw new APIError("FORBIDDEN", {
    code: "SIGN_UP_CLOSED",
    message:
      "New accounts are by invitation here. Open the link that a colleague gave you, with the e-mail it was made for.",
  });
}
