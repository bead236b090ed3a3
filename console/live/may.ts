import type { Conversation, Role } from "#protocol/model";

export type May = { take: boolean; give: boolean; putBack: boolean };

/** Who may assign what [REV5]. The site decides; this only spares people buttons that would be refused. */
export function mayAssign(conversation: Conversation, me: { id: string; role: Role }): May {
  const open = conversation.state !== "closed";
  const mine = conversation.agent === me.id;
  return {
    take: open && !mine && (conversation.agent === null || leads(me.role)),
    give: open && (mine || leads(me.role)),
    putBack: open && conversation.agent !== null && (mine || leads(me.role)),
  };
}

/** Who may say what agents take. */
export const leads = (role: Role): boolean => role !== "agent";

/** Who may change settings and members. */
export const mayManage = (role: Role): boolean => role === "owner" || role === "admin";
