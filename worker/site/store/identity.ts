import * as v from "valibot";
import { Settings } from "#protocol/model";

/** Who this object is: given by `create`, never changed but for settings and `seen`. */
export type Identity = {
  id: string;
  key: string;
  organization: string;
  jurisdiction: string | null;
  /** Names the log: a console of another epoch starts from a snapshot. */
  epoch: string;
  /** 32 bytes, base64url. */
  sealingKey: string;
  settings: Settings;
  /** Origin of the first page view ever. */
  seen: string | null;
  /** Origin of the console, for links in mails; null before anybody came by it. */
  edge: string | null;
};

type Row = {
  id: string;
  key: string;
  organization: string;
  jurisdiction: string | null;
  epoch: string;
  sealing_key: string;
  settings: string;
  seen: string | null;
  edge: string | null;
};

export function makeIdentityStore(sql: SqlStorage) {
  let known: Identity | null = null;
  return {
    /** Throws before `create` ran. */
    read(): Identity {
      known ??= readRow(sql);
      if (known === null) throw new Error("This site was not created.");
      return known;
    },
    create(identity: Omit<Identity, "edge">): void {
      const { id, key, organization, jurisdiction, epoch, sealingKey, settings } = identity;
      sql.exec(
        `INSERT INTO site (one, id, key, organization, jurisdiction, epoch, sealing_key, settings)
         VALUES (1, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        ...[id, key, organization, jurisdiction, epoch, sealingKey, JSON.stringify(settings)],
      );
    },
    saveSettings(settings: Settings): void {
      sql.exec("UPDATE site SET settings = ?", JSON.stringify(settings));
      known = null;
    },
    saveEdge(edge: string): void {
      if (this.read().edge === edge) return;
      sql.exec("UPDATE site SET edge = ?", edge);
      known = null;
    },
    saveSeen(origin: string): void {
      sql.exec("UPDATE site SET seen = ?", origin);
      known = null;
    },
  };
}

function readRow(sql: SqlStorage): Identity | null {
  const row = sql.exec<Row>("SELECT * FROM site").toArray()[0];
  if (row === undefined) return null;
  const { sealing_key, settings, ...rest } = row;
  return { ...rest, sealingKey: sealing_key, settings: v.parse(Settings, JSON.parse(settings)) };
}
