import type { AgentCard, Status, Work } from "#protocol/model";
import type { Member } from "../../directory/members.ts";

/**
 * A member of the organization as the directory last told, with what they chose on this site. `misses` counts offers in a
 * row that they let pass; `freeSince` is when they last got less to do (epoch ms).
 */
export type KeptMember = Member & { status: Status; work: Work; misses: number; freeSince: number };

type Row = Omit<KeptMember, "work"> & { work: string };

export function makeMemberStore(sql: SqlStorage) {
  /** Asked for at every frame of a console, so it is kept until a row changes. */
  let known: readonly KeptMember[] | null = null;
  const all = (): readonly KeptMember[] => {
    known ??= sql
      .exec<Row>(
        `SELECT id, name, photo, role, status, work, misses, free_since AS freeSince FROM member
         WHERE former = 0 ORDER BY name, id`,
      )
      .toArray()
      .map((row) => ({ ...row, work: JSON.parse(row.work) }));
    return known;
  };

  return {
    all,
    find: (id: string): KeptMember | null => all().find((member) => member.id === id) ?? null,
    /** Who somebody is or was: what a former member wrote keeps their name. */
    card: (id: string): AgentCard | null =>
      sql
        .exec<Pick<Row, "id" | "name" | "photo">>("SELECT id, name, photo FROM member WHERE id = ?", id)
        .toArray()[0] ?? null,
    version: (): number => sql.exec<{ version: number }>("SELECT members_version AS version FROM site").one().version,
    saveVersion(version: number): void {
      sql.exec("UPDATE site SET members_version = ?1 WHERE members_version <> ?1", version);
    },
    /** New members start offline: nobody is "there" before they said so. */
    save(member: Member): void {
      known = null;
      sql.exec(
        `INSERT INTO member (id, name, photo, role, status) VALUES (?, ?, ?, ?, 'offline')
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, photo = excluded.photo, role = excluded.role,
         former = 0`,
        ...[member.id, member.name, member.photo, member.role],
      );
    },
    /** What they say of themselves shows that they are there: what they missed does not count any more. */
    saveStatus(id: string, status: Status, now: number): void {
      known = null;
      sql.exec("UPDATE member SET status = ?, misses = 0, free_since = ? WHERE id = ?", status, now, id);
    },
    saveWork(id: string, work: Work): void {
      known = null;
      sql.exec("UPDATE member SET work = ? WHERE id = ?", JSON.stringify(work), id);
    },
    saveMisses(id: string, misses: number): void {
      known = null;
      sql.exec("UPDATE member SET misses = ?1 WHERE id = ?2 AND misses <> ?1", misses, id);
    },
    saveFree(id: string, now: number): void {
      known = null;
      sql.exec("UPDATE member SET free_since = ? WHERE id = ?", now, id);
    },
    remove(id: string): void {
      known = null;
      sql.exec("UPDATE member SET former = 1, status = 'offline' WHERE id = ?", id);
    },
    /** For when a transaction is rolled back. */
    forget(): void {
      known = null;
    },
  };
}
