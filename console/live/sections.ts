import type { Conversation } from "#protocol/model";

export type Sections = Record<SectionName, readonly Conversation[]>;
export type SectionName = "waiting" | "mine" | "unanswered" | "others" | "closed";
export const sectionNames = ["waiting", "mine", "unanswered", "others", "closed"] as const;

/** The inbox's lists: those who wait in their turn, then the latest words first. */
export function sortIntoSections(conversations: Iterable<Conversation>, me: string | null): Sections {
  const sections: Record<SectionName, Conversation[]> = {
    waiting: [],
    mine: [],
    unanswered: [],
    others: [],
    closed: [],
  };
  for (const conversation of conversations) sections[sectionOf(conversation, me)].push(conversation);
  sections.waiting.sort(byTurn);
  for (const name of ["mine", "unanswered", "others", "closed"] as const)
    sections[name].sort((a, b) => lastAt(b) - lastAt(a));
  return sections;
}

export function sectionOf(conversation: Conversation, me: string | null): SectionName {
  switch (conversation.state) {
    case "queued":
      return "waiting";
    case "missed":
    case "message":
      return "unanswered";
    case "open":
      return conversation.agent === me ? "mine" : "others";
    case "closed":
      return "closed";
  }
}

/** [RTE2] As the site asks agents: who was with one before goes first, then who came first. */
const byTurn = (a: Conversation, b: Conversation): number =>
  (b.waiting?.priority ?? 0) - (a.waiting?.priority ?? 0) || waitsSince(a) - waitsSince(b) || (a.id < b.id ? -1 : 1);

export const waitsSince = ({ waiting, startedAt }: Conversation): number => waiting?.since ?? startedAt;

export const lastAt = (conversation: Conversation): number => conversation.last?.at ?? conversation.startedAt;
