import { OWN_HEADER } from "./mail.ts";

/** The headers of a mail that came in, as they stand there, in order. */
export type Headers = readonly { key: string; value: string }[];

/** Why a mail is not what a person wrote to us just now. */
export type Automatic =
  /** It has our own header: it went round in a circle. */
  | "own"
  /** It says that another could not be delivered, or was. */
  | "report"
  /** It says itself that a machine sent it (RFC 3834, and what came before that). */
  | "auto-submitted"
  | "auto-reply"
  | "bulk"
  /** It wants nothing back, as a bounce does (RFC 5321). */
  | "no-sender"
  | "mail-system"
  /** It asks that no machine answers it. A person may have written it. */
  | "no-answer";

const SYSTEM = /^(mailer-daemon|postmaster|double-bounce|(mailer|mail)\.daemon)$/i;

/** The surest sign first. `sender` is the address it came from, `envelope` that which the server was told, where known. */
export function whyAutomatic(headers: Headers, sender: string | null, envelope: string | null): Automatic | null {
  const first = (key: string): string | null =>
    headers
      .find((header) => header.key.toLowerCase() === key)
      ?.value.trim()
      .toLowerCase() ?? null;
  const has = (key: string): boolean => first(key) !== null;
  const submitted = keyword(first("auto-submitted"));
  if (has(OWN_HEADER.toLowerCase())) return "own";
  if (keyword(first("content-type")) === "multipart/report") return "report";
  if (submitted !== null && submitted !== "no") return "auto-submitted";
  if (["x-autoreply", "x-autorespond", "x-auto-reply-from", "x-mail-autoreply"].some(has)) return "auto-reply";
  if (["bulk", "junk", "list", "auto_reply"].includes(keyword(first("precedence")) ?? "")) return "bulk";
  if (envelope === "" || first("return-path") === "<>") return "no-sender";
  if (sender !== null && SYSTEM.test(sender.split("@")[0] ?? "")) return "mail-system";
  return has("x-auto-response-suppress") ? "no-answer" : null;
}

/** A header's value without its parameters and comments. */
const keyword = (value: string | null): string | null => value?.split(/[;(\s]/, 1)[0] ?? null;
