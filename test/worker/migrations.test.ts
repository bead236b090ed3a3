import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { randomId } from "#protocol/ids";
import { migrate, migrations } from "../../worker/site/migrations.ts";

const fresh = <T>(work: (storage: DurableObjectStorage) => T) =>
  runInDurableObject(env.SITE.get(env.SITE.idFromName(randomId())), (_, { storage }) => work(storage));

const tables = (storage: DurableObjectStorage) =>
  storage.sql
    .exec<{ sql: string }>(
      "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB '_cf_*' ORDER BY name",
    )
    .toArray()
    .map(({ sql }) => sql);

describe("the object's migrations", () => {
  it("run once each, and again without effect", () =>
    fresh((storage) => {
      const before = tables(storage);
      migrate(storage);
      expect(tables(storage)).toEqual(before);
      expect(storage.sql.exec("SELECT version FROM migration").toArray()).toHaveLength(migrations.length);
    }));

  it("a new step runs on the state before it and keeps what was there; one that fails leaves that state whole", () =>
    fresh((storage) => {
      storage.sql.exec("INSERT INTO alarm (key, at) VALUES ('kept', 7)");
      const next = [...migrations, "ALTER TABLE alarm ADD COLUMN note TEXT; UPDATE alarm SET note = 'new'"];
      migrate(storage, next);
      expect(storage.sql.exec("SELECT key, at, note FROM alarm").toArray()).toEqual([
        { key: "kept", at: 7, note: "new" },
      ]);
      const broken = [...next, "ALTER TABLE alarm ADD COLUMN other TEXT; INSERT INTO nowhere VALUES (1)"];
      expect(() => migrate(storage, broken)).toThrow("nowhere");
      expect(tables(storage).join()).not.toContain("other TEXT");
      expect(storage.sql.exec("SELECT MAX(version) AS v FROM migration").one()).toEqual({ v: next.length });
    }));
});
