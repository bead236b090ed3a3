import type { Mailer } from "../../domain/mail/mail.ts";
import { mailerOf } from "../../mail/mailer-of.ts";
import type { SiteContext } from "../context.ts";
import type { SiteBindings } from "../ring.ts";
import { giveUp, SEND_GUARD, sendOne } from "./send-one.ts";
import { ringForMails } from "./watch.ts";

/**
 * [MAI2] Sends what is due, one after the other, beside all else: a mail server takes a minute at times, and nobody's turn
 * in the queue waits for it.
 */
export function sendDue(site: SiteContext, env: SiteBindings): void {
  site.alarms.set("mail", site.now() + SEND_GUARD);
  if (site.posting.busy) return;
  const mailer = wayOut(env);
  if (typeof mailer === "string") {
    for (let kept = next(site); kept !== null; kept = next(site)) giveUp(site, kept, mailer);
    return ringForMails(site);
  }
  site.posting.busy = true;
  const ended = (next: () => void) => {
    site.posting.busy = false;
    next();
  };
  void sendAll(site, env, mailer).then(
    () => ended(() => ringForMails(site)),
    (error) => {
      console.error(JSON.stringify({ level: "error", message: "mail failed", error: String(error) }));
      // Not at once: it would fail again, without end.
      ended(() => site.alarms.set("mail", site.now() + SEND_GUARD));
    },
  );
}

const next = (site: SiteContext) => site.store.mails.due(site.now());

async function sendAll(site: SiteContext, env: SiteBindings, mailer: Mailer): Promise<void> {
  for (let kept = next(site); kept !== null; kept = next(site)) await sendOne(site, env, mailer, kept);
}

/** The way out, or why there is none, for an owner to read. */
function wayOut(env: SiteBindings): Mailer | string {
  try {
    return mailerOf(env) ?? NOT_SET_UP;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const NOT_SET_UP =
  "Mail is not set up here: the deployment needs SMTP_URL or the binding EMAIL, and MAIL_FROM. Then try again.";
