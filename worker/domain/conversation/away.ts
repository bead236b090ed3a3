import type { Conversation } from "#protocol/model";

/** It waits for an answer, and nobody is looked for. */
export const isAway = ({ state }: Pick<Conversation, "state">): boolean => state === "missed" || state === "message";
