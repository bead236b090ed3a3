CREATE TABLE conversation (
  site TEXT NOT NULL,
  id TEXT NOT NULL,
  rev INTEGER NOT NULL,
  state TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  view TEXT NOT NULL,
  PRIMARY KEY (site, id)
) WITHOUT ROWID;

CREATE INDEX conversation_by_start ON conversation (site, state, started_at DESC);

CREATE TABLE message (
  site TEXT NOT NULL,
  conversation TEXT NOT NULL,
  seq INTEGER NOT NULL,
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  sender TEXT NOT NULL,
  agent TEXT,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (site, conversation, seq)
) WITHOUT ROWID;

CREATE TABLE site_setting (
  site TEXT NOT NULL PRIMARY KEY,
  rev INTEGER NOT NULL,
  settings TEXT NOT NULL
) WITHOUT ROWID;
