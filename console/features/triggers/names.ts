import type { Settings } from "#protocol/model";

/** What ids are called; null for what is gone. */
export type Names = { department(id: string): string | null; segment(id: string): string | null };

export const namesOf = ({ departments, segments }: Pick<Settings, "departments" | "segments">): Names => ({
  department: (id) => departments.find((one) => one.id === id)?.name ?? null,
  segment: (id) => segments.find((one) => one.id === id)?.name ?? null,
});
