import type { Mail as Fate } from "#protocol/model";
import { fateOf, type Letter } from "../../domain/mail/letter.ts";
import type { Address, Mailer, Sent } from "../../domain/mail/mail.ts";
import { messageIdFor } from "../../domain/mail/message-id.ts";
import { MOST_TRIES, nextTry } from "../../domain/mail/next-try.ts";
import { commit } from "../commit.ts";
import type { SiteContext } from "../context.ts";
import type { SiteBindings } from "../ring.ts";
import type { KeptMail } from "../store/mail.ts";
import { compose } from "./compose.ts";
import { recipientsOf } from "./recipients.ts";

/** In milliseconds; longer than all copies of one mail take. Then it is looked at again, should the object have gone meanwhile. */
export const SEND_GUARD = 5 * 60_000;

/**
 * One try of one mail. The try is counted before anything leaves, and each copy noted as soon as the server has it: who is
 * cut off in between sends at most that one copy again, with the same Message-ID, and not for ever.
 */
export async function sendOne(site: SiteContext, env: SiteBindings, mailer: Mailer, kept: KeptMail): Promise<void> {
  const { id } = kept.fate;
  // Whose tries ended without a word each, as when the object goes in the middle of every one.
  if (kept.fate.tries - kept.base >= MOST_TRIES)
    return giveUp(site, kept, kept.fate.reason ?? "No try came to its end.");
  const found = await recipientsOf(site, env, kept);
  const begun = begin(site, mailer, kept, found);
  if (begun === null) return;
  for (const [index] of begun.letters.entries()) {
    const now = site.store.mails.find(id);
    const letter = now?.letters[index];
    if (now === undefined || now === null || letter?.state !== "queued") continue;
    const sent = await send(site, env, mailer, now, letter);
    note(site, id, index, sent);
  }
  settle(site, id);
}

/** What makes this mail's copies, and counts the try. Null when it is settled already, with nobody to send to. */
function begin(site: SiteContext, mailer: Mailer, kept: KeptMail, found: Address[] | string): KeptMail | null {
  const { key } = site.identity();
  const tries = kept.fate.tries + 1;
  const known = new Set(kept.letters.map(({ to }) => to.email));
  const added = (typeof found === "string" ? [] : found).filter(({ email }) => !known.has(email));
  const made = added.map((to, index): Letter => {
    const place = { site: key, mail: kept.fate.id };
    return {
      to,
      id: messageIdFor(place, kept.base, kept.letters.length + index, mailer.from),
      state: "queued",
      reason: null,
    };
  });
  const letters = [...kept.letters, ...made];
  const upTo = kept.upTo ?? lastOf(site, kept);
  const due = site.now() + SEND_GUARD;
  if (!letters.some(({ state }) => state === "queued")) {
    const reason = typeof found === "string" ? found : "There is nobody to send it to.";
    const again = typeof found === "string" ? nextTry(tries - kept.base, site.now()) : null;
    tell(
      site,
      { ...kept, upTo, due: again },
      { ...kept.fate, state: again === null ? "failed" : "queued", tries, reason },
    );
    return null;
  }
  const begun = { ...kept, letters, upTo, due };
  return tell(site, begun, { ...kept.fate, ...fateOf(letters), reason: kept.fate.reason, tries });
}

async function send(
  site: SiteContext,
  env: SiteBindings,
  mailer: Mailer,
  kept: KeptMail,
  letter: Letter,
): Promise<Sent> {
  try {
    return await mailer.send(compose(site, env, mailer, kept, letter));
  } catch (error) {
    return { ok: false, temporary: true, reason: `The mail could not be made: ${String(error)}` };
  }
}

/** What became of one copy, in the row only; colleagues are told once all are done. */
function note(site: SiteContext, id: string, index: number, sent: Sent): void {
  const kept = site.store.mails.find(id);
  if (kept === null) return;
  const letters = kept.letters.map((letter, at): Letter => {
    // A bounce may have been quicker.
    if (at !== index || letter.state !== "queued") return letter;
    if (sent.ok) return { ...letter, id: sent.id, state: "sent", reason: null };
    return { ...letter, state: sent.temporary ? "queued" : "failed", reason: sent.reason };
  });
  site.store.mails.save({ ...kept, letters });
}

function settle(site: SiteContext, id: string): void {
  const kept = site.store.mails.find(id);
  if (kept === null) return;
  const { fate, base } = kept;
  const due = fateOf(kept.letters).state === "queued" ? nextTry(fate.tries - base, site.now()) : null;
  const letters = due === null ? kept.letters.map(over) : kept.letters;
  tell(site, { ...kept, letters, due }, { ...fate, ...fateOf(letters) });
}

const over = (letter: Letter): Letter => (letter.state === "queued" ? { ...letter, state: "failed" } : letter);

/** Nothing can go out: what is due says so, and waits for somebody to try again. What is written later gets a mail of its own. */
export function giveUp(site: SiteContext, kept: KeptMail, reason: string): void {
  const upTo = kept.upTo ?? lastOf(site, kept);
  const next = { ...kept, upTo, due: null, letters: kept.letters.map(over) };
  tell(site, next, { ...kept.fate, state: "failed", reason });
}

const lastOf = (site: SiteContext, { conversation }: KeptMail): number =>
  site.store.conversations.find(conversation)?.conversation.seq ?? 0;

/** Keeps the row, and tells colleagues of the fate. */
export function tell(site: SiteContext, kept: KeptMail, fate: Fate): KeptMail {
  const next = { ...kept, fate: { ...fate, at: site.now() } };
  site.store.mails.save(next);
  const conversation = site.store.conversations.find(kept.conversation);
  commit(site, conversation, { do: "mail", mail: next.fate });
  return next;
}
