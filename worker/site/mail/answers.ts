import { answerDue } from "../../domain/mail/answer-due.ts";
import { commit } from "../commit.ts";
import type { SiteContext } from "../context.ts";
import { isAnswer } from "./compose.ts";

const LOOKS_BACK = 200;

/**
 * [MAI4] What agents wrote to somebody who has left goes by mail, once it is clear that no page of theirs took it. With `now`
 * it is clear: they write by mail themselves.
 */
export function mailAnswers(site: SiteContext, id: string, { now = false } = {}): void {
  const kept = site.store.conversations.find(id);
  if (kept === null) return;
  const { conversation, marks } = kept;
  const contact = site.store.contacts.of(conversation.visitor);
  if (contact === null) return;
  const after = Math.max(marks.visitor.delivered, site.store.mails.upTo(id, "answer"));
  const said = site.store.log.messages(id, after, conversation.seq + 1, LOOKS_BACK).filter(isAnswer);
  const due = answerDue(said.map(({ at }) => at));
  if (due === null) return;
  if (due > site.now() && !now) return site.alarms.set(`answer-mail:${id}`, due);
  const mail = site.newId();
  const fate = { id: mail, kind: "answer", to: [contact.email], state: "queued", at: site.now(), tries: 0 } as const;
  commit(site, kept, { do: "mail", mail: { ...fate, to: [...fate.to], reason: null } });
  const queued = site.store.mails.find(mail);
  if (queued !== null) site.store.mails.save({ ...queued, after, upTo: conversation.seq });
}
