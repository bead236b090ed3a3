import type { Role } from "#protocol/model";

/** Roles somebody may give: only an owner makes owners. */
export const givable = (mine: Role): readonly Role[] =>
  mine === "owner" ? ["owner", "admin", "supervisor", "agent"] : ["admin", "supervisor", "agent"];

/** Whether somebody may change or remove a member of that role. */
export const mayChange = (mine: Role, theirs: Role): boolean =>
  mine === "owner" || (mine === "admin" && theirs !== "owner");
