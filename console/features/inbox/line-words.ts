import type { Message } from "#protocol/model";
import { t } from "../../locales/strings.ts";

/** What a message says that is no text: somebody joined or closed it, or nobody answered. */
export function lineWords(message: Message, nameOf: (agent: string | null) => string): string {
  const name = message.from === "visitor" ? t("conversation.visitor") : nameOf(message.agent);
  const alone = message.from === "agent" && message.agent === null;
  switch (message.kind) {
    case "text":
      return message.body;
    case "joined":
      return t("conversation.joined", name);
    case "missed":
      return t("conversation.lineMissed");
    case "left":
      return t("conversation.lineLeft");
    case "closed":
      return alone ? t("conversation.closedAlone") : t("conversation.closedBy", name);
    case "reopened":
      return alone ? t("conversation.reopenedAlone") : t("conversation.reopenedBy", name);
  }
}
