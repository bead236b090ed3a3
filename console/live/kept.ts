import type { AgentFrame } from "#protocol/agent";

export type DurableFrame = Extract<AgentFrame, { id: string }>;
export type Kept = { load(): DurableFrame[]; save(frames: readonly AgentFrame[]): void };

/** Frames that were not acked, kept over a reload of this tab. Their ids make sending them again harmless [MSG2]. */
export function makeKept(user: string, site: string, storage: Storage): Kept {
  const key = `${keptPrefix(user)}${site}`;
  return {
    load() {
      try {
        const held: unknown = JSON.parse(storage.getItem(key) ?? "[]");
        return Array.isArray(held) ? held.filter(isDurable) : [];
      } catch {
        return [];
      }
    },
    save(frames) {
      if (frames.length === 0) storage.removeItem(key);
      else storage.setItem(key, JSON.stringify(frames));
    },
  };
}

export const keptPrefix = (user: string): string => `hejdesk:kept:${user}:`;

const isDurable = (value: unknown): value is DurableFrame =>
  typeof value === "object" && value !== null && "t" in value && "id" in value && typeof value.id === "string";
