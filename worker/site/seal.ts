import { createCipheriv, createDecipheriv, createHash, createHmac } from "node:crypto";

const ALGORITHM = "aes-256-gcm";
const IV = 12;
const TAG = 16;

/** Encrypts what the site hands to a page to hold for it. node:crypto, because a turn of the object must not be interrupted by an await. */
export function seal(key: string, content: unknown): string {
  const iv = crypto.getRandomValues(new Uint8Array(IV));
  const cipher = createCipheriv(ALGORITHM, Buffer.from(key, "base64url"), iv);
  const body = Buffer.concat([cipher.update(JSON.stringify(content), "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
}

/** What was sealed with this key, or null for anything else. */
export function unseal(key: string, sealed: string): unknown {
  try {
    const bytes = Buffer.from(sealed, "base64url");
    const decipher = createDecipheriv(ALGORITHM, Buffer.from(key, "base64url"), bytes.subarray(0, IV));
    decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
    const body = Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]);
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}

/** 22 base64url characters of a SHA-256: a tab's handle from its secret id [FRM6]. */
export const handleOf = (tab: string): string =>
  createHash("sha256").update(`tab:${tab}`).digest("base64url").slice(0, 22);

/** What is kept of a visitor's secret [WHO4]. */
export const hashSecret = (secret: string): string =>
  createHash("sha256").update(`secret:${secret}`).digest("base64url");

/** The keyed hash that ties a visit's pages together [WHO2]. */
export const linkHash = (key: string, network: string, userAgent: string): string =>
  createHmac("sha256", Buffer.from(key, "base64url"))
    .update(`${network}\n${userAgent}`)
    .digest("base64url")
    .slice(0, 22);
