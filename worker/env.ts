import type { Site } from "./site/site.ts";

/** The bindings of wrangler.toml. */
export interface Env {
  SITE: DurableObjectNamespace<Site>;
  LIMITER: DurableObjectNamespace;
  DIRECTORY: D1Database;
  HISTORY: D1Database;
  ASSETS: Fetcher;
  TAGS: RateLimit;
  SOCKETS: RateLimit;
  POLLS: RateLimit;
  /** "invitation" or "open". */
  SIGN_UP: string;
  /** Signs sessions: at least 32 characters, a secret. */
  AUTH_SECRET: string;
}
