import type { Settings } from "#protocol/model";

/** The department that a page asked for, by id or by name; null where none is meant by it. */
export function departmentOf({ departments }: Pick<Settings, "departments">, said: string | undefined): string | null {
  if (said === undefined) return null;
  const word = said.trim().toLowerCase();
  return departments.find(({ id, name }) => id === said || name.toLowerCase() === word)?.id ?? null;
}

/** Whether the fallback department is one of the departments, or nobody's. */
export const hasFallback = ({ departments, routing }: Pick<Settings, "departments" | "routing">): boolean =>
  routing.fallback === null || departments.some(({ id }) => id === routing.fallback);
