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
  /** What mails are from. */
  MAIL_FROM?: string;
  /** `smtps://user:password@host` or `smtp://…`, a secret: mail goes out by it. */
  SMTP_URL?: string;
  /** Else mail goes out by Cloudflare. */
  EMAIL?: SendEmail;
  /** Where answers by mail come in; none come in without it. */
  MAIL_REPLY_DOMAIN?: string;
}
