import type { Role } from "#protocol/model";
import type { Door, Me } from "#protocol/rest";
import { request } from "./request.ts";

/** Whom an invitation asks in, as the join page shows it. */
export type Invitation = {
  id: string;
  email: string;
  organization: string;
  role: Role;
  state: "pending" | "accepted" | "gone";
};

export const fetchDoor = () => request<Door>("GET", "/api/door");
export const fetchMe = () => request<Me>("GET", "/api/me");
export const fetchInvitation = (id: string) => request<Invitation>("GET", `/api/invitations/${encodeURIComponent(id)}`);

export const signIn = (email: string, password: string) =>
  request<unknown>("POST", "/api/auth/sign-in/email", { body: { email, password } });

export const signUp = (person: { name: string; email: string; password: string }, invitation?: string) =>
  request<unknown>("POST", "/api/auth/sign-up/email", {
    body: person,
    headers: invitation === undefined ? {} : { "x-hejdesk-invitation": invitation },
  });

export const signOut = () => request<unknown>("POST", "/api/auth/sign-out");

export const acceptInvitation = (invitationId: string) =>
  request<unknown>("POST", "/api/auth/organization/accept-invitation", { body: { invitationId } });
