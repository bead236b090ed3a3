import { teamMailboxes } from "../../directory/members.ts";
import type { Address } from "../../domain/mail/mail.ts";
import type { SiteContext } from "../context.ts";
import type { SiteBindings } from "../ring.ts";
import type { KeptMail } from "../store/mail.ts";
import { within } from "../within.ts";

const ANSWER_WITHIN = 10_000;

/** [MAI1] Whom a mail is for, as it is now; or why that cannot be told now. */
export async function recipientsOf(
  site: SiteContext,
  env: SiteBindings,
  { fate, conversation, letters }: KeptMail,
): Promise<Address[] | string> {
  if (fate.kind !== "message") return letters.length > 0 ? [] : visitorsMailbox(site, conversation, fate.to);
  const { settings, organization } = site.identity();
  if (settings.mailTo.length > 0) return settings.mailTo.map((email) => ({ name: "", email }));
  try {
    return await within(ANSWER_WITHIN, teamMailboxes(env.DIRECTORY, organization));
  } catch (error) {
    console.error(JSON.stringify({ level: "error", message: "no list of the team", error: String(error) }));
    return "The addresses of the team cannot be read at the moment.";
  }
}

/** The address named for this mail, else where they want to be answered. */
function visitorsMailbox(site: SiteContext, conversation: string, [named]: readonly string[]): Address[] {
  const found = site.store.conversations.find(conversation)?.conversation;
  if (found === undefined) return [];
  const email = named ?? site.store.contacts.of(found.visitor)?.email;
  return email === undefined ? [] : [{ name: found.person.name ?? "", email }];
}
