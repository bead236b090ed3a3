import type { VisitorFrame } from "#protocol/visitor";
import { type Committed, commit } from "../commit.ts";
import type { SiteContext } from "../context.ts";
import { refuse } from "../refuse.ts";
import type { Kept } from "../store/conversation.ts";
import type { Welcomed } from "../visitor/welcomed.ts";
import { isAnswer } from "./compose.ts";

const HOUR = 3_600_000;
const PER_CONVERSATION = 3;
const PER_SITE = 60;

/** [MAI7] Queues a transcript; `id` names the mail, so that a repeat of the frame makes no second one. */
function queue(site: SiteContext, kept: Kept, id: string, email: string): Committed {
  const { conversation, rev } = kept;
  const known = site.store.mails.find(id);
  if (known !== null && known.conversation !== conversation.id)
    return { ok: false, code: "conflict", detail: "This id is taken. Send it with another." };
  if (known !== null) {
    const place = { rev, conversation: conversation.id, seq: conversation.seq, at: known.at };
    return { ok: true, kept, place, repeated: true };
  }
  const at = site.now();
  return commit(site, kept, {
    do: "mail",
    mail: { id, kind: "transcript", to: [email], state: "queued", at, tries: 0, reason: null },
  });
}

/** [MAI7] For an agent: to the address that the visitor gave. */
export function sendTranscript(site: SiteContext, kept: Kept | null, id: string): Committed {
  if (kept === null) return { ok: false, code: "not_found", detail: "There is no such conversation." };
  const contact = site.store.contacts.of(kept.conversation.visitor);
  if (contact === null)
    return { ok: false, code: "conflict", detail: "They have left no e-mail address to send a transcript to." };
  return queue(site, kept, id, contact.email);
}

type TranscriptFrame = Extract<VisitorFrame, { t: "transcript" }>;

/** [MAI7] For a visitor: to an address of theirs, which may be anybody's. So not often, and only of what somebody has answered. */
export function askTranscript(site: SiteContext, { socket }: Welcomed, kept: Kept, frame: TranscriptFrame): void {
  const { id, email } = frame;
  const { conversation } = kept;
  const isRepeat = site.store.mails.find(id) !== null;
  const answered = site.store.log.messages(conversation.id, 0, conversation.seq + 1, LOOKS_BACK).some(isAnswer);
  if (!isRepeat && !answered)
    return refuse(site, socket, "conflict", "Nobody has answered yet. There is a transcript once somebody has.", {
      id,
    });
  if (!isRepeat && isTooOften(site, conversation.id))
    return refuse(site, socket, "rate_limited", "That is enough transcripts for now. Try again in an hour.", {
      id,
      retryAfter: HOUR / 1_000,
    });
  const done = queue(site, kept, id, email);
  if (!done.ok) return refuse(site, socket, done.code, done.detail, { id });
  const { seq, at } = done.place;
  site.sockets.reply(socket, { t: "ack", id, conversation: conversation.id, seq, at });
}

const LOOKS_BACK = 500;

function isTooOften(site: SiteContext, conversation: string): boolean {
  const since = site.now() - HOUR;
  const { mails } = site.store;
  return (
    mails.countSince("transcript", since, conversation) >= PER_CONVERSATION ||
    mails.countSince("transcript", since, null) >= PER_SITE
  );
}
