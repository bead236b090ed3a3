import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { randomId } from "#protocol/ids";
import { makeAlarms } from "../../worker/site/alarms.ts";

/** Alarms on real storage, with what rang. Times are far ahead, so that the platform's own alarm stays silent. */
const FAR = 4_000_000_000_000;
const fresh = (work: (alarms: ReturnType<typeof makeAlarms>, storage: DurableObjectStorage) => Promise<void>) =>
  runInDurableObject(env.SITE.get(env.SITE.idFromName(randomId())), (_, { storage }) =>
    work(makeAlarms(storage), storage),
  );

const kept = (storage: DurableObjectStorage) =>
  storage.sql.exec<{ key: string; at: number }>("SELECT key, at FROM alarm ORDER BY key").toArray();

describe("alarms", () => {
  it("ring what is due, in order, once, and set the platform's to the next", () =>
    fresh(async (alarms, storage) => {
      for (const [key, at] of [
        ["later", FAR + 9],
        ["two", FAR + 2],
        ["one", FAR + 1],
      ] as const)
        alarms.set(key, at);
      const rang: string[] = [];
      await alarms.ring(FAR + 5, (key) => void rang.push(key));
      expect(rang).toEqual(["one", "two"]);
      expect(kept(storage)).toEqual([{ key: "later", at: FAR + 9 }]);
      expect(await storage.getAlarm()).toBe(FAR + 9);
    }));

  it("keep a key that was set anew while it rang", () =>
    fresh(async (alarms, storage) => {
      alarms.set("again", FAR);
      await alarms.ring(FAR, () => alarms.set("again", FAR + 60));
      expect(kept(storage)).toEqual([{ key: "again", at: FAR + 60 }]);
    }));

  it("ring one that failed later and later, let the others ring, and are not hurried by new work", () =>
    fresh(async (alarms, storage) => {
      alarms.set("bad", FAR);
      alarms.set("good", FAR + 1);
      const rang: string[] = [];
      const ring = (key: string) => {
        rang.push(key);
        if (key === "bad") throw new Error("D1 is away");
      };
      await alarms.ring(FAR + 1, ring);
      expect(rang).toEqual(["bad", "good"]);
      const [first] = kept(storage);
      alarms.set("bad", FAR + 2, { ifAbsent: true });
      expect(kept(storage)).toEqual([first]);
      await alarms.ring(first?.at ?? 0, ring);
      const [second] = kept(storage);
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan((first?.at ?? 0) - FAR - 1);
    }));

  it("write no row for what is set already", () =>
    fresh(async (alarms, storage) => {
      alarms.set("same", FAR);
      const before = storage.sql.exec("SELECT total_changes() AS n").one().n;
      alarms.set("same", FAR);
      alarms.set("same", FAR + 1, { ifAbsent: true });
      alarms.clear("nothing");
      expect(storage.sql.exec("SELECT total_changes() AS n").one().n).toBe(before);
    }));
});
