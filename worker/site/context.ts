import type { Alarms } from "./alarms.ts";
import type { LinkKeys } from "./link-keys.ts";
import type { Sockets } from "./sockets.ts";
import type { Identity } from "./store/identity.ts";
import type { Store } from "./store/index.ts";
import type { Team } from "./team.ts";
import type { Visits } from "./visits.ts";

/** What the parts of a site's object share. Time and ids come from here, so that a simulation can give its own. */
export type SiteContext = {
  store: Store;
  sockets: Sockets;
  visits: Visits;
  team: Team;
  alarms: Alarms;
  linkKeys: LinkKeys;
  /** Throws before `create` ran. */
  identity: () => Identity;
  /** Read it anew after it was changed. */
  forgetIdentity: () => void;
  now: () => number;
  newId: () => string;
};
