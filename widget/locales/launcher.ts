/** The few words of the launcher, which is drawn before the app and its locales. */
export const launcherWords = (language: string): readonly [chat: string, here: string] =>
  language.startsWith("de")
    ? ["Chat", "Wir sind da"]
    : language.startsWith("ar")
      ? ["الدردشة", "نحن هنا"]
      : ["Chat", "We’re here"];
