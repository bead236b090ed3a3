import type { Conversation, Message } from "#protocol/model";
import { t } from "../../locales/strings.ts";

/** How far a message of ours came, in words. `mailable`: what no page takes goes by mail [MAI4]. */
export function fateOf(
  message: Message,
  visitor: { delivered: number; read: number },
  conversation: Conversation,
  mailable: boolean,
): string {
  if (conversation.startedBy === "agent" && conversation.reach !== "reached") return t(`reach.${conversation.reach}`);
  if (visitor.read >= message.seq) return t("conversation.read");
  if (visitor.delivered >= message.seq) return t("conversation.delivered");
  const isMailed = conversation.mails.some(({ kind, at }) => kind === "answer" && at >= message.at);
  return t(mailable && !isMailed ? "conversation.sentMail" : "conversation.sent");
}
