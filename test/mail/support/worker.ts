import { join } from "node:path";
import { localEnv } from "../../../scripts/stack/wrangler.ts";
import type { Mail, Sent } from "../../../worker/domain/mail/mail.ts";
import type { Envelope, Read } from "../../../worker/mail/incoming.ts";
import type { Order } from "../worker/worker.ts";

export type MailWorker = {
  send(order: Partial<Order>): Promise<Sent | null | { threw: string }>;
  read(raw: string | Uint8Array, envelope?: Envelope): Promise<Read>;
  stop(): Promise<void>;
};

/** The product's mail code in the real runtime, bundled as a deploy bundles it. */
export async function startMailWorker(): Promise<MailWorker> {
  Object.assign(process.env, localEnv);
  // Not before `trust`: the runtime's module looks for authorities when it is loaded.
  const { createTestHarness } = await import("wrangler");
  const configPath = join(import.meta.dirname, "../worker/wrangler.toml");
  const harness = createTestHarness({ root: import.meta.dirname, workers: [{ configPath }] });
  await harness.listen();
  const call = async <T>(path: string, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<T> => {
    const answer = await harness.fetch(path, { method: "POST", body, headers });
    return (await answer.json()) as T;
  };
  return {
    send: (order) => call("/send", JSON.stringify({ vars: {}, binding: false, mail, patience: null, ...order })),
    read: (raw, envelope) =>
      call("/read", raw, envelope === undefined ? {} : { "x-from": envelope.from, "x-to": envelope.to }),
    stop: () => harness.close(),
  };
}

/** A mail that is well in every way. */
export const mail: Mail = {
  to: { name: "Ada Lovelace", email: "ada@example.com" },
  fromName: "Maja Lind, Nordlys Outdoor",
  replyTo: { name: "Nordlys Outdoor", email: "reply+token@desk.example.com" },
  subject: "Re: Tents for the winter",
  text: "Hej Ada!\n\n.\n..two dots\nFrom here on: ünïcödé, 雪 and a long line. ".padEnd(1_200, "snow "),
  messageId: "<kZ3_-9aB@desk.example.com>",
  inReplyTo: "<hers@mail.example.com>",
  references: ["<first@mail.example.com>", "<hers@mail.example.com>"],
  automatic: false,
};
