import * as v from "valibot";

/** 16 random bytes as base64url: what clients make for messages and tabs, and the site for everything else. */
export const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/, "must be 22 base64url characters"));

/** 32 random bytes as base64url: a visitor's secret, made on the device at the first write. */
export const Secret = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/, "must be 43 base64url characters"));

/** An id given by the directory (users, organizations). */
export const DirectoryId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/, "is not an id"));

/** The public key in a site's tag. It is not the site's id. */
export const SiteKey = v.pipe(v.string(), v.regex(/^[a-z0-9]{16}$/, "is not a site key"));

/** base64url without padding; pure, so that randomness stays the caller's. For short byte strings. */
export const toBase64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** A new id from the platform's randomness. Works on plain http pages too, where `randomUUID` does not exist. */
export const randomId = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(16)));

/**
 * A client's id for what it sends: four bytes of the time in seconds, then random ones. Those of about the same time lie side
 * by side in the log's index, so that a write touches few of its pages. A wrong clock does no harm.
 */
export function commandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setUint32(0, Date.now() / 1_000);
  return toBase64url(bytes);
}

/** A new visitor's secret. */
export const randomSecret = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(32)));
