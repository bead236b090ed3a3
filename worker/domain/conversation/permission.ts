import type { Conversation, Role, Settings } from "#protocol/model";
import type { Actor } from "./command.ts";

/** Takes part in what concerns others' conversations. */
export const leads = (role: Role): boolean => role !== "agent";

/** May change the site and its people. */
export const manages = (role: Role): boolean => role === "owner" || role === "admin";

/** Who invites whom, and how often, is for all who lead; the rest of a site's settings for who manages it. */
export const mayChangeSettings = (role: Role, names: readonly string[]): boolean =>
  manages(role) || (leads(role) && names.every((name) => forThoseWhoLead.includes(name)));

const forThoseWhoLead: readonly string[] = ["triggers", "segments", "restraint"] satisfies (keyof Settings)[];

/** [REV5] Anybody takes a waiting conversation and hands on their own; who leads may do it for others. */
export function mayAssign(by: Actor, conversation: Conversation, to: string | null): boolean {
  if (leads(by.role) || conversation.agent === by.id) return true;
  return conversation.agent === null && to === by.id;
}
