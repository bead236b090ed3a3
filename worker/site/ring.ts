import { readMembership } from "../directory/members.ts";
import { historyOf } from "../history/history.ts";
import type { MailEnv } from "../mail/settings.ts";
import { checkPulse } from "./agent/pulse.ts";
import { checkReach } from "./agent/start.ts";
import type { SiteContext } from "./context.ts";
import { mailAnswers } from "./mail/answers.ts";
import { sendDue } from "./mail/send-due.ts";
import { applyMembership } from "./membership.ts";
import { drain, retryParked } from "./outbox.ts";
import { checkAnswer } from "./routing/unanswered.ts";
import { drainTraffic } from "./traffic/out.ts";
import { within } from "./within.ts";

/** What the site's object reaches outside itself. Without `AUTH_SECRET` no answer by mail can be taken. */
export type SiteBindings = { DIRECTORY: D1Database; HISTORY: D1Database; AUTH_SECRET?: string } & MailEnv;

/** What the directory may take, in milliseconds: other alarms wait for it. */
const ANSWER_WITHIN = 10_000;
const MEMBERS_EVERY = 5 * 60_000;

/** What each alarm does: `name` or `name:about`. Throws when it did not work, to be rung again. */
export async function ring(site: SiteContext, env: SiteBindings, key: string): Promise<void> {
  const [name, about = ""] = key.split(":");
  switch (name) {
    case "outbox":
      return drain(site, historyOf(env).write);
    case "traffic":
      return site.traffic.write();
    case "traffic-out":
      return drainTraffic(site, historyOf(env).writeTraffic);
    case "parked":
      return retryParked(site, historyOf(env).write);
    case "reach":
      return checkReach(site, about);
    case "pulse":
      return checkPulse(site);
    case "hours":
      return site.team.change(() => {});
    case "queue":
      // It is time: put off once more, the alarm would be gone.
      site.routedAt = 0;
      site.changed.routing = true;
      return;
    case "answer":
      return checkAnswer(site, about);
    case "mail":
      return sendDue(site, env);
    case "answer-mail":
      return mailAnswers(site, about);
    case "members": {
      const asked = readMembership(env.DIRECTORY, site.identity().organization);
      applyMembership(site, await within(ANSWER_WITHIN, asked));
      for (const socket of site.sockets.expired(site.now())) site.sockets.close(socket, "unauthorized");
      site.store.answered.forgetOld(site.now());
      if (site.sockets.hasAgents()) site.alarms.set("members", site.now() + MEMBERS_EVERY);
      return;
    }
    default:
      // One that an older version set: nobody answers it any more, and it need not ring again.
      console.error(JSON.stringify({ level: "error", message: "unknown alarm", key }));
  }
}

/** [CON5] While consoles are connected, the directory is asked now and then, in case its own call did not come through. */
export const checkMembersLater = (site: SiteContext): void =>
  site.alarms.set("members", site.now() + MEMBERS_EVERY, { ifAbsent: true });
