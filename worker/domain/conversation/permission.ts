import type { Conversation, Role } from "#protocol/model";
import type { Actor } from "./command.ts";

/** Takes part in what concerns others' conversations. */
export const leads = (role: Role): boolean => role !== "agent";

/** May change the site and its people. */
export const manages = (role: Role): boolean => role === "owner" || role === "admin";

/** [REV5] Anybody takes a waiting conversation and hands on their own; who leads may do it for others. */
export function mayAssign(by: Actor, conversation: Conversation, to: string | null): boolean {
  if (leads(by.role) || conversation.agent === by.id) return true;
  return conversation.agent === null && to === by.id;
}
