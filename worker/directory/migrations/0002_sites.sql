CREATE TABLE site (
  id TEXT NOT NULL PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  organization TEXT NOT NULL REFERENCES organization (id),
  name TEXT NOT NULL,
  -- Chosen once: where the site's object and its data live. It never changes.
  jurisdiction TEXT,
  state TEXT NOT NULL DEFAULT 'active',
  created_at INTEGER NOT NULL
);

CREATE INDEX site_by_organization ON site (organization, name);

-- Grows with every change of an organization's members, so that a site ignores an older list.
CREATE TABLE membership_version (
  organization TEXT NOT NULL PRIMARY KEY REFERENCES organization (id),
  version INTEGER NOT NULL
);

-- At most one row: who owns this deployment.
CREATE TABLE owner_claim (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  email TEXT NOT NULL,
  at INTEGER NOT NULL
);

-- Nobody is a member of one organization twice.
CREATE UNIQUE INDEX member_once ON member (organizationId, userId);
