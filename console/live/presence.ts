import type { Status, Teammate } from "#protocol/model";

/** How a colleague stands to the others: without a console they are offline, and away when nobody touches theirs [AVL4]. */
export function presenceOf(mate: Pick<Teammate, "here" | "idle" | "status"> | undefined): Status {
  if (mate?.here !== true) return "offline";
  return mate.idle && mate.status === "online" ? "away" : mate.status;
}
