import type { AgentCard, Role, Status } from "#protocol/model";
import type { Member } from "../../directory/members.ts";

/** A member of the organization as the directory last told, with the status they chose on this site. */
export type KeptMember = Member & { status: Status };

type Row = { id: string; name: string; photo: string | null; role: Role; status: Status };

export function makeMemberStore(sql: SqlStorage) {
  /** Asked for at every frame of a console, so it is kept until a row changes. */
  let known: readonly KeptMember[] | null = null;
  const all = (): readonly KeptMember[] => {
    known ??= sql
      .exec<Row>("SELECT id, name, photo, role, status FROM member WHERE former = 0 ORDER BY name, id")
      .toArray();
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
    saveStatus(id: string, status: Status): void {
      known = null;
      sql.exec("UPDATE member SET status = ? WHERE id = ?", status, id);
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
