import type { Availability, DepartmentAvailability, Message } from "#protocol/model";
import type { Queue } from "#protocol/visitor";
import type { Chat } from "./chat.ts";

/** How many of the agents' messages the visitor has not read. */
export const unread = (chat: Chat): number => chat.messages.filter((message) => isUnread(chat, message)).length;

export const isUnread = (chat: Chat, message: Message): boolean =>
  message.from === "agent" && message.kind === "text" && message.seq > chat.marks.visitor.read;

/** The department of the conversation, or the one that the next is asked of: by its id or its name as the page says it. */
export const departmentOf = (chat: Chat): DepartmentAvailability | undefined => {
  const wanted = chat.conversation && (chat.about || chat.state !== "closed") ? chat.about : chat.department;
  return chat.availability?.departments.find(
    ({ id, name }) => id === wanted || name.toLowerCase() === wanted.trim().toLowerCase(),
  );
};

/** Whether those answer who are written to, and why, as the site will judge it [MSG11]. Null until the site said it. */
export const standing = (chat: Chat): Pick<Availability, "open" | "reason" | "next"> | null =>
  (chat.state !== "open" && departmentOf(chat)) || chat.availability;

/** Whether the visitor may be told that somebody is there: only while the site is heard from. */
export const isOpen = (chat: Chat): boolean => chat.link === "live" && standing(chat)?.open === true;

/** The place in line, as far as it may be told: while nobody is there it would promise somebody. */
export const placeOf = (chat: Chat): Queue | null => {
  const { open, reason } = standing(chat) ?? {};
  return open || reason === "busy" ? chat.queue : null;
};

/**
 * Whether what is written is a message to be answered by mail, and no chat. Who waits in line or talks with somebody goes on;
 * one who was not given a place yet did not get into the line.
 */
export const isForm = (chat: Chat): boolean =>
  chat.state === "missed" ||
  (chat.leaves && !chat.conversation) ||
  (chat.state !== "open" && !chat.queue && standing(chat)?.open === false);

/**
 * Whether something is to be told or asked that a chat with somebody who is there does without. Who waits may have to leave
 * a message in the end, so that the form is there before that.
 */
export const needsForm = (chat: Chat): boolean =>
  isForm(chat) || mayCopy(chat) || chat.queue !== null || standing(chat)?.open === false || asksDepartment(chat);

/** Whether there is something to have a transcript of. */
export const mayCopy = (chat: Chat): boolean =>
  chat.state === "closed" && chat.messages.some(({ agent, kind }) => agent && kind === "text");

/** Whether the visitor may choose whom to write to. */
export const asksDepartment = ({ conversation, availability }: Chat): boolean =>
  !conversation && !!availability?.departments.length;
