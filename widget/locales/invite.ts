/** What stands on the buttons of an invitation. */
export type InviteWords = { chat: string; message: string; dismiss: string };

const en: InviteWords = { chat: "Start a chat", message: "Leave a message", dismiss: "No, thanks" };
const de: InviteWords = { chat: "Chat beginnen", message: "Nachricht hinterlassen", dismiss: "Nein, danke" };
const ar: InviteWords = { chat: "ابدأ المحادثة", message: "اترك رسالة", dismiss: "لا، شكرًا" };

/** By a tag such as `de-AT`; English where there are no others. */
export const inviteWords = (language: string): InviteWords & { language: string } =>
  language.startsWith("de")
    ? { ...de, language: "de" }
    : language.startsWith("ar")
      ? { ...ar, language: "ar" }
      : { ...en, language: "en" };
