import * as v from "valibot";
import { Email } from "#protocol/model";
import type { Env } from "../env.ts";

export type MailEnv = Pick<Env, "SMTP_URL" | "EMAIL" | "MAIL_FROM" | "MAIL_REPLY_DOMAIN">;

export type SmtpServer = {
  host: string;
  port: number;
  /** TLS from the first byte; else STARTTLS before anything is said. */
  tls: "implicit" | "starttls";
  user: string;
  password: string;
};

export type MailSettings = {
  from: string;
  replyDomain: string | null;
  way: { by: "smtp"; server: SmtpServer } | { by: "binding"; binding: SendEmail };
};

/** How mail goes out, or null when it is not set up. Throws with the name of the variable that is wrong, and never with its value. */
export function mailSettings(env: MailEnv): MailSettings | null {
  const way = wayOf(env);
  if (way === null) return null;
  if (env.MAIL_FROM === undefined || env.MAIL_FROM === "")
    throw new Error("MAIL_FROM is missing: the address that mails are from, such as chat@example.com.");
  if (!v.is(Email, env.MAIL_FROM)) throw new Error("MAIL_FROM has to be one e-mail address, such as chat@example.com.");
  const domain = env.MAIL_REPLY_DOMAIN ?? "";
  if (domain !== "" && !v.is(Email, `reply@${domain}`))
    throw new Error("MAIL_REPLY_DOMAIN has to be a domain, such as example.com.");
  return { from: env.MAIL_FROM, replyDomain: domain === "" ? null : domain, way };
}

function wayOf(env: MailEnv): MailSettings["way"] | null {
  if (env.SMTP_URL !== undefined && env.SMTP_URL !== "") return { by: "smtp", server: smtpServer(env.SMTP_URL) };
  return env.EMAIL === undefined ? null : { by: "binding", binding: env.EMAIL };
}

const wrong = (what: string) => new Error(`SMTP_URL ${what} It looks like smtps://user:password@smtp.example.com.`);

function smtpServer(said: string): SmtpServer {
  const url = URL.parse(said);
  if (url === null)
    throw wrong("is no address of a server (a user or password with @ : / # ? % has to be percent-encoded).");
  if (url.protocol !== "smtp:" && url.protocol !== "smtps:") throw wrong("has to begin with smtps:// or smtp://.");
  if (url.hostname === "") throw wrong("names no server.");
  if (/^localhost\.?$/i.test(url.hostname))
    throw wrong("names localhost, which a Worker cannot look up: write 127.0.0.1.");
  if (url.username === "" || url.password === "") throw wrong("has no user or no password.");
  if (!/^\/?$/.test(url.pathname) || url.search !== "" || url.hash !== "")
    throw wrong("takes nothing after the server (a password with / # ? has to be percent-encoded).");
  if (url.port === "25") throw wrong("names port 25, which Workers may not use: leave it out, or take 587 or 465.");
  const implicit = url.protocol === "smtps:";
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: url.port === "" ? (implicit ? 465 : 587) : Number(url.port),
    tls: implicit ? "implicit" : "starttls",
    user: decoded(url.username),
    password: decoded(url.password),
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw wrong("has a % in the user or password that has to be written %25.");
  }
}
