import type { Role } from "#protocol/model";
import type { CreateSite, SiteDetails } from "#protocol/rest";
import { request } from "./request.ts";

export type Member = {
  id: string;
  userId: string;
  role: Role;
  user: { id: string; name: string; email: string };
};

export type PendingInvitation = {
  id: string;
  email: string;
  role: Role;
  status: "pending" | "accepted" | "rejected" | "canceled";
  expiresAt: string;
};

const auth = (path: string) => `/api/auth/organization/${path}`;

export const createOrganization = (name: string, slug: string) =>
  request<{ id: string }>("POST", auth("create"), { body: { name, slug } });

export const createSite = (organization: string, site: CreateSite) =>
  request<SiteDetails>("POST", `/api/organizations/${organization}/sites`, { body: site });

export const fetchMembers = (organizationId: string) =>
  request<{ members: Member[] }>("GET", auth("list-members"), { query: { organizationId } });

export const fetchInvitations = (organizationId: string) =>
  request<PendingInvitation[]>("GET", auth("list-invitations"), { query: { organizationId } });

export const inviteMember = (organizationId: string, email: string, role: Role) =>
  request<PendingInvitation>("POST", auth("invite-member"), { body: { organizationId, email, role } });

export const cancelInvitation = (invitationId: string) =>
  request<unknown>("POST", auth("cancel-invitation"), { body: { invitationId } });

export const removeMember = (organizationId: string, memberIdOrEmail: string) =>
  request<unknown>("POST", auth("remove-member"), { body: { organizationId, memberIdOrEmail } });

export const changeRole = (organizationId: string, memberId: string, role: Role) =>
  request<unknown>("POST", auth("update-member-role"), { body: { organizationId, memberId, role } });
