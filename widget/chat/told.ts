import type { Message } from "#protocol/model";
import type { Chat } from "./chat.ts";

/** How many of the agents' messages the visitor has not read. */
export const unread = (chat: Chat): number => chat.messages.filter((message) => isUnread(chat, message)).length;

export const isUnread = (chat: Chat, message: Message): boolean =>
  message.from === "agent" && message.kind === "text" && message.seq > chat.marks.visitor.read;

/** Whether the visitor may be told that somebody is there: only while the site is heard from. */
export const isOpen = (chat: Chat): boolean => chat.link === "live" && chat.availability?.open === true;
