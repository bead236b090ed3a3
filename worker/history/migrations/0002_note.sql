CREATE TABLE note (
  site TEXT NOT NULL,
  conversation TEXT NOT NULL,
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  agent TEXT NOT NULL,
  after INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (site, conversation, id)
) WITHOUT ROWID;
