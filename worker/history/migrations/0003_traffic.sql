CREATE TABLE traffic (
  site TEXT NOT NULL,
  kind TEXT NOT NULL,
  period INTEGER NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  counts TEXT NOT NULL,
  changed INTEGER NOT NULL,
  PRIMARY KEY (site, kind, period, subject, detail)
) WITHOUT ROWID;
