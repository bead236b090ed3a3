import * as v from "valibot";
import type { Env } from "../env.ts";
import type { Take, Taken } from "./limiter.ts";

const Answer = v.object({ allowed: v.boolean(), retryAfter: v.number() });

/**
 * Takes one of `limit` attempts under `key`. The object is named by a hash, so that what is typed never becomes a name;
 * and the request is made here, because itty-durable runs any method that a forwarded request names.
 */
export async function take(env: Pick<Env, "LIMITER">, key: string, window: Take): Promise<Taken> {
  const name = await hexHash(key);
  const stub = env.LIMITER.get(env.LIMITER.idFromName(name));
  const response = await stub.fetch("https://limiter/do/call/take", {
    headers: { "do-name": name, "do-content": JSON.stringify([window]) },
  });
  return v.parse(Answer, await response.json());
}

async function hexHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
