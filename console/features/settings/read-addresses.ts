import * as v from "valibot";
import { Email } from "#protocol/model";
import { t } from "../../locales/strings.ts";

export type Addresses = { ok: true; addresses: string[] } | { ok: false; error: string };

const MOST = 20;

/** Reads addresses as people type them: one a line, or with commas between. The same twice counts once. */
export function readAddresses(text: string): Addresses {
  const addresses: string[] = [];
  for (const line of text.split(/[\n,;]+/u).map((part) => part.trim())) {
    if (line === "") continue;
    const email = v.safeParse(Email, line);
    if (!email.success) return { ok: false, error: t("mail.addressWrong", line) };
    if (!addresses.some((known) => known.toLowerCase() === email.output.toLowerCase())) addresses.push(email.output);
  }
  return addresses.length > MOST ? { ok: false, error: t("mail.addressMany") } : { ok: true, addresses };
}
