import type { Role } from "#protocol/model";
import type { InvitationDetails } from "#protocol/rest";

type Row = { id: string; email: string; role: Role; status: string; expiresAt: string; organization: string };

/** What the join page may know of an invitation; whoever has its id was given it. Null for an unknown one. */
export async function findInvitation(
  directory: D1Database,
  id: string,
  now: number,
): Promise<InvitationDetails | null> {
  const row = await directory
    .prepare(
      `SELECT invitation.id, invitation.email, invitation.role, invitation.status, invitation.expiresAt,
         organization.name AS organization
       FROM invitation JOIN organization ON organization.id = invitation.organizationId WHERE invitation.id = ?`,
    )
    .bind(id)
    .first<Row>();
  if (row === null) return null;
  const { status, expiresAt, ...rest } = row;
  const pending = status === "pending" && new Date(expiresAt).getTime() > now;
  return { ...rest, state: pending ? "pending" : status === "accepted" ? "accepted" : "gone" };
}
