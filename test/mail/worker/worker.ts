import type { Mail } from "../../../worker/domain/mail/mail.ts";
import type { Env } from "../../../worker/env.ts";
import { readIncoming } from "../../../worker/mail/incoming.ts";
import { mailerOf } from "../../../worker/mail/mailer-of.ts";
import { type MailEnv, mailSettings } from "../../../worker/mail/settings.ts";
import { type Patience, sendBySmtp } from "../../../worker/mail/smtp.ts";

/** What a test asks for: the variables of a deployment, and whether it has the binding. */
export type Order = {
  vars: Omit<MailEnv, "EMAIL">;
  binding: boolean;
  mail: Mail;
  /** To wait less than the product does. */
  patience: Patience | null;
};

/** Does what a test asks for with the product's own code: sends a mail, or reads one. */
export default {
  async fetch(request, env) {
    try {
      if (new URL(request.url).pathname === "/read") return Response.json(await read(request));
      return Response.json(await send(await request.json<Order>(), env));
    } catch (error) {
      return Response.json({ threw: error instanceof Error ? error.message : String(error) });
    }
  },
} satisfies ExportedHandler<Env>;

function send({ vars, binding, mail, patience }: Order, env: Env) {
  const mailEnv = { ...vars, ...(binding && env.EMAIL !== undefined ? { EMAIL: env.EMAIL } : {}) };
  const settings = mailSettings(mailEnv);
  if (settings?.way.by === "smtp" && patience !== null)
    return sendBySmtp(settings.way.server, mail, settings.from, patience);
  return mailerOf(mailEnv)?.send(mail) ?? null;
}

/** As `email()` gets it: a stream, and what the server was told in headers of ours. */
function read({ body, headers }: Request) {
  const to = headers.get("x-to");
  return readIncoming(body ?? new Uint8Array(), to === null ? null : { from: headers.get("x-from") ?? "", to });
}
