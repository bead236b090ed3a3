import type { Letter } from "../../domain/mail/letter.ts";
import { fateOf } from "../../domain/mail/letter.ts";
import type { SiteContext } from "../context.ts";
import { tell } from "./send-one.ts";

/** [MAI5] Another server could not deliver a mail of ours after all. False where there is no such mail. */
export function noteBounce(site: SiteContext, mail: string, about: string, reason: string): boolean {
  const kept = site.store.mails.find(mail);
  if (!kept?.letters.some(({ id }) => id === about)) return false;
  const letters = kept.letters.map(
    (letter): Letter => (letter.id === about ? { ...letter, state: "bounced", reason } : letter),
  );
  tell(site, { ...kept, letters }, { ...kept.fate, ...fateOf(letters) });
  return true;
}
