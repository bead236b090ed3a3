/**
 * The object's own tables, append-only: a step that was released is never changed, and each is tested from the
 * state before it. A row's JSON is what its parser in store/ reads.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE site (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id TEXT NOT NULL, key TEXT NOT NULL, organization TEXT NOT NULL, jurisdiction TEXT,
    epoch TEXT NOT NULL, sealing_key TEXT NOT NULL,
    settings TEXT NOT NULL, seen TEXT,
    drained INTEGER NOT NULL DEFAULT 0, members_version INTEGER NOT NULL DEFAULT 0
  );
  CREATE TABLE log (
    rev INTEGER PRIMARY KEY, at INTEGER NOT NULL, conversation TEXT, seq INTEGER,
    command TEXT UNIQUE, event TEXT NOT NULL
  );
  CREATE UNIQUE INDEX log_by_seq ON log (conversation, seq) WHERE seq IS NOT NULL;
  CREATE TABLE conversation (
    id TEXT PRIMARY KEY, visitor TEXT NOT NULL, state TEXT NOT NULL, agent TEXT, rev INTEGER NOT NULL, at INTEGER NOT NULL,
    handle TEXT, view TEXT NOT NULL, marks TEXT NOT NULL
  );
  CREATE INDEX conversation_by_visitor ON conversation (visitor, at);
  CREATE INDEX conversation_by_state ON conversation (state, at);
  CREATE INDEX conversation_pending ON conversation (handle) WHERE handle IS NOT NULL;
  CREATE TABLE visitor (id TEXT PRIMARY KEY, secret_hash TEXT UNIQUE, person TEXT NOT NULL);
  CREATE TABLE member (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, photo TEXT, role TEXT NOT NULL, status TEXT NOT NULL,
    former INTEGER NOT NULL DEFAULT 0
  );
  CREATE TABLE alarm (key TEXT PRIMARY KEY, at INTEGER NOT NULL);
  CREATE TABLE link_key (day INTEGER PRIMARY KEY, key TEXT NOT NULL);
  `,
  "CREATE TABLE parked (rev INTEGER PRIMARY KEY, at INTEGER NOT NULL, reason TEXT NOT NULL);",
  "CREATE TABLE refused (command TEXT PRIMARY KEY, code TEXT NOT NULL, detail TEXT NOT NULL, at INTEGER NOT NULL);",
  // A message moves its conversation's time: indexes that hold the time cost two more rows each.
  `
  DROP INDEX conversation_by_visitor;
  DROP INDEX conversation_by_state;
  CREATE INDEX conversation_of_visitor ON conversation (visitor);
  CREATE INDEX conversation_live ON conversation (state) WHERE state <> 'closed';
  CREATE INDEX conversation_closed ON conversation (at) WHERE state = 'closed';
  `,
  "ALTER TABLE site ADD COLUMN told TEXT;",
  `
  ALTER TABLE member ADD COLUMN work TEXT NOT NULL DEFAULT '{"departments":[],"skills":[],"capacity":null}';
  ALTER TABLE member ADD COLUMN misses INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE member ADD COLUMN free_since INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE answered (conversation TEXT PRIMARY KEY, at INTEGER NOT NULL, waited INTEGER, replied INTEGER);
  CREATE INDEX answered_by_time ON answered (at);
  CREATE TABLE note (id TEXT PRIMARY KEY, conversation TEXT NOT NULL, after INTEGER NOT NULL, note TEXT NOT NULL);
  CREATE INDEX note_of ON note (conversation, after);
  `,
  `
  ALTER TABLE site ADD COLUMN edge TEXT;
  CREATE TABLE contact (visitor TEXT PRIMARY KEY, email TEXT NOT NULL, origin TEXT NOT NULL);
  CREATE TABLE mail (
    id TEXT PRIMARY KEY, conversation TEXT NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL, after INTEGER NOT NULL,
    up_to INTEGER, base INTEGER NOT NULL, due INTEGER, fate TEXT NOT NULL, letters TEXT NOT NULL
  );
  CREATE INDEX mail_of ON mail (conversation, kind);
  CREATE INDEX mail_asked ON mail (kind, at);
  CREATE INDEX mail_due ON mail (due) WHERE due IS NOT NULL;
  CREATE TABLE incoming (
    conversation TEXT NOT NULL, side TEXT NOT NULL, message_id TEXT, subject TEXT NOT NULL, at INTEGER NOT NULL
  );
  CREATE INDEX incoming_of ON incoming (conversation, at);
  `,
  // Without an index on what changed: it would cost a row more for each count, and is asked only when cells go to D1.
  `
  CREATE TABLE traffic (
    kind TEXT NOT NULL, period INTEGER NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL,
    counts TEXT NOT NULL, changed INTEGER NOT NULL,
    PRIMARY KEY (kind, period, subject, detail)
  ) WITHOUT ROWID;
  CREATE TABLE traffic_mark (
    one INTEGER PRIMARY KEY CHECK (one = 1), changed INTEGER NOT NULL, drained INTEGER NOT NULL
  );
  `,
  `
  CREATE TABLE engaged (
    of_trigger TEXT NOT NULL, day TEXT NOT NULL, what TEXT NOT NULL, times INTEGER NOT NULL,
    PRIMARY KEY (of_trigger, day, what)
  ) WITHOUT ROWID;
  `,
];

/** Runs the steps that this object has not seen, each in a transaction of its own. */
export function migrate(storage: DurableObjectStorage, steps: readonly string[] = migrations): void {
  storage.sql.exec("CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY)");
  const { done } = storage.sql.exec<{ done: number }>("SELECT COALESCE(MAX(version), 0) AS done FROM migration").one();
  for (const [index, step] of steps.entries()) {
    if (index < done) continue;
    storage.transactionSync(() => {
      storage.sql.exec(step);
      storage.sql.exec("INSERT INTO migration (version) VALUES (?)", index + 1);
    });
  }
}
