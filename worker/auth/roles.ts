import { createAccessControl } from "better-auth/plugins/access";
import { adminAc, defaultStatements, memberAc, ownerAc } from "better-auth/plugins/organization/access";

const access = createAccessControl(defaultStatements);

/** The four roles. What they may do with conversations is decided in domain/conversation/permission.ts. */
export const roles = {
  owner: access.newRole(ownerAc.statements),
  admin: access.newRole(adminAc.statements),
  supervisor: access.newRole(memberAc.statements),
  agent: access.newRole(memberAc.statements),
};

export { access };
