import type { Chat } from "../chat/chat.ts";
import { isLive } from "../chat/told.ts";

/** Whether somebody answers for the department, by id or as the page named it; else for the site. */
export const isOpenFor = ({ availability }: Chat, department: string | undefined): boolean =>
  (availability?.departments.find(({ id, name }) => id === department || name === department) ?? availability)?.open ===
  true;

/** Whether what is written now is left as a message. Who was missed just now is not asked to wait once more. */
export const leavesMessage = (chat: Chat, department: string | undefined, now: number): boolean =>
  chat.availability !== null &&
  !isLive(chat) &&
  (!isOpenFor(chat, department) || (chat.state === "missed" && now - (chat.messages.at(-1)?.at ?? 0) < MISSED_LASTS));

/** In milliseconds. */
const MISSED_LASTS = 3_600_000;
