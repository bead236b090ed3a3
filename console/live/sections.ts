import type { Conversation } from "#protocol/model";

export type Sections = Record<SectionName, readonly Conversation[]>;
export type SectionName = "waiting" | "mine" | "others" | "closed";
export const sectionNames = ["waiting", "mine", "others", "closed"] as const;

/** The inbox's four lists: those who wait longest first, then the latest words first. */
export function sortIntoSections(conversations: Iterable<Conversation>, me: string | null): Sections {
  const sections: Record<SectionName, Conversation[]> = { waiting: [], mine: [], others: [], closed: [] };
  for (const conversation of conversations) sections[sectionOf(conversation, me)].push(conversation);
  sections.waiting.sort((a, b) => a.startedAt - b.startedAt);
  for (const name of ["mine", "others", "closed"] as const) sections[name].sort((a, b) => lastAt(b) - lastAt(a));
  return sections;
}

export function sectionOf(conversation: Conversation, me: string | null): SectionName {
  switch (conversation.state) {
    case "queued":
      return "waiting";
    case "open":
      return conversation.agent === me ? "mine" : "others";
    case "closed":
      return "closed";
  }
}

export const lastAt = (conversation: Conversation): number => conversation.last?.at ?? conversation.startedAt;
