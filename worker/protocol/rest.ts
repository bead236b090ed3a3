import * as v from "valibot";
import type { SiteEvent } from "./event.ts";
import type { Fate } from "./ledger.ts";
import { limits } from "./limits.ts";
import {
  type Availability,
  type Conversation,
  type Mail,
  type Message,
  type Note,
  type Override,
  type Role,
  type Rule,
  Settings,
  Work,
} from "./model.ts";
import type { Schedule } from "./schedule.ts";

const Name = v.pipe(v.string(), v.trim(), v.minLength(1, "is empty"), v.maxLength(limits.name));

/** `POST /api/organizations/:organization/sites` */
export const CreateSite = v.object({
  name: Name,
  origins: Settings.entries.origins,
  /** Where the site's object and its data live; chosen once. Null is anywhere. */
  jurisdiction: v.optional(v.nullable(v.picklist(["eu", "fedramp"])), null),
});
export type CreateSite = v.InferInput<typeof CreateSite>;

/** `PATCH /api/sites/:site`: what is sent replaces all that the site has under that name; the rest stays. Supervisors change triggers,
 * segments and restraint, owners and admins all. */
export const ChangeSettings = v.partial(Settings);
export type ChangeSettings = v.InferInput<typeof ChangeSettings>;

/** `PATCH /api/sites/:site/agents/:agent`: all of it, in place of what was. Answers with what is kept. */
export const ChangeWork = v.object({
  ...Work.entries,
  departments: v.pipe(
    Work.entries.departments,
    v.transform((ids) => [...new Set(ids)]),
  ),
  skills: v.pipe(
    Work.entries.skills,
    v.transform((skills) => [...new Set(skills)]),
  ),
});
export type ChangeWork = v.InferInput<typeof ChangeWork>;

/** `GET /api/door`: whether a stranger may sign up now. `first`: nobody owns this deployment yet. */
export type Door = { signUp: "first" | "invitation" | "open" };

/** `GET /api/invitations/:id`: what the join page shows. `organization` is its name. */
export type InvitationDetails = {
  id: string;
  email: string;
  organization: string;
  role: Role;
  state: "pending" | "accepted" | "gone";
};

export type SiteSummary = { id: string; key: string; name: string };
export type OrganizationSummary = { id: string; name: string; role: Role; sites: SiteSummary[] };

/** `GET /api/me` */
export type Me = {
  user: { id: string; name: string; email: string };
  organizations: OrganizationSummary[];
};

/** `GET /api/sites/:site` and what its `PATCH` answers. `tag` is the script element to paste. */
export type SiteDetails = SiteSummary & { organization: string; settings: Settings; tag: string; seen: string | null };

/** `GET /api/sites/:key/availability`, for everybody: who of the team is there is not in it. */
export type PublicAvailability = Omit<Availability, "agents">;

/**
 * Hours as they are published. `week` is null where they are always; `exceptions` are those of the coming year. `intervals`
 * are when they are open, as instants (epoch ms, `to` not included).
 */
export type HoursOf = {
  rule: Rule;
  timeZone: string | null;
  week: Schedule["week"] | null;
  exceptions: Schedule["exceptions"];
  intervals: { from: number; to: number }[];
};

/** `GET /api/sites/:key/hours`, for everybody. `intervals` are of `from` to `to`, 14 days; `override` is in none of them. */
export type PublishedHours = HoursOf & {
  name: string;
  from: number;
  to: number;
  override: Override | null;
  departments: (HoursOf & { id: string; name: string })[];
};

/** `GET /api/sites/:site/history?before=…`: closed conversations, newest first, from D1. `before` is a `startedAt`. */
export type History = {
  conversations: Conversation[];
  more: boolean;
  /** Events of the site that D1 does not have (yet); above 0 this page lags behind. */
  behind: number;
};

/** `GET /api/sites/:site/history/:conversation` */
export type HistoryLog = { conversation: Conversation; messages: Message[]; notes: Note[] };

/**
 * `GET /api/sites/:site/outbox`, and what `POST …/outbox/retry` answers after trying them again. `behind`: events on
 * their way to the history. `parked`: what D1 refuses, in order, with what it said and when (epoch ms).
 */
export type Outbox = {
  behind: number;
  parked: { rev: number; at: number; reason: string; what: SiteEvent["type"]; conversation: string | null }[];
};

/** What may become of a trigger for one visit: an invitation was shown, and what came of it, or it was held out. */
export type Outcome = Fate | "held-out";

/** `GET /api/sites/:site/triggers/outcomes`: the last 90 days, the oldest first; `day` is such as `2026-11-25`, UTC. */
export type Outcomes = { outcomes: { trigger: string; day: string; what: Outcome; times: number }[] };

/** `POST /api/sites/:site/mails/:id/retry`: the mail as it is queued again. */
export type RetriedMail = { mail: Mail };
