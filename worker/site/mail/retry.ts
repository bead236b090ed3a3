import type { ErrorCode } from "#protocol/errors";
import type { Mail as Fate } from "#protocol/model";
import { leads } from "../../domain/conversation/permission.ts";
import type { SiteContext } from "../context.ts";
import { tell } from "./send-one.ts";
import { ringForMails } from "./watch.ts";

export type Retried = { ok: true; mail: Fate } | { ok: false; code: ErrorCode; detail: string };

/**
 * [MAI2] Somebody asks for another try: with a whole round of tries, at once, to the addresses as they are now. Who has the
 * mail already does not get it again.
 */
export function retryMail(site: SiteContext, id: string, user: string): Retried {
  const kept = site.store.mails.find(id);
  const by = site.store.members.find(user);
  if (kept === null || by === null) return { ok: false, code: "not_found", detail: "There is no such mail." };
  const agent = site.store.conversations.find(kept.conversation)?.conversation.agent;
  if (!leads(by.role) && agent !== user)
    return { ok: false, code: "forbidden", detail: "Take the conversation, or ask a supervisor, to send it again." };
  const { fate } = kept;
  if (fate.state !== "failed" && fate.state !== "bounced")
    return { ok: false, code: "conflict", detail: "This mail is on its way, or was sent." };
  const letters = kept.letters.filter(({ state }) => state === "sent");
  const to = fate.kind === "transcript" ? fate.to : letters.map((letter) => letter.to.email);
  const again = { ...kept, letters, base: fate.tries, due: site.now() };
  const { fate: mail } = tell(site, again, { ...fate, to, state: "queued", reason: null });
  ringForMails(site);
  return { ok: true, mail };
}
