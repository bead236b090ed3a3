import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type MailWorker, mail, startMailWorker } from "./support/worker.ts";

let worker: MailWorker;
beforeAll(async () => {
  worker = await startMailWorker();
});
afterAll(() => worker.stop());

const vars = { MAIL_FROM: "chat@desk.example.com" };
const started = Date.now();

/** The runtime writes what the binding is given into files, named by the Message-ID. */
async function written(id: string) {
  const folder = join(import.meta.dirname, "worker/.wrangler/tmp");
  const name = id.replace(/^<(.*)>$/, "$1");
  const found = () =>
    globSync(`**/${name}.eml`, { cwd: folder })
      .map((file) => join(folder, file))
      .find((file) => statSync(file).mtimeMs >= started - 1_000);
  await expect.poll(found).toBeDefined();
  return simpleParser(readFileSync(found() ?? "", "utf8"));
}

it("a mail goes out by Cloudflare's binding as it was sent, and its new Message-ID is told", async () => {
  const sent = await worker.send({ vars, binding: true, mail: { ...mail, automatic: true } });
  expect(sent).toEqual({ ok: true, id: expect.stringMatching(/^<[^<>\s]+@[^<>\s]+>$/) });
  const id = sent !== null && "ok" in sent && sent.ok ? sent.id : "";
  const arrived = await written(id);
  expect(arrived).toMatchObject({
    from: { text: '"Maja Lind, Nordlys Outdoor" <chat@desk.example.com>' },
    to: { text: '"Ada Lovelace" <ada@example.com>' },
    replyTo: { text: '"Nordlys Outdoor" <reply+token@desk.example.com>' },
    subject: mail.subject,
    messageId: id,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    attachments: [],
  });
  expect(arrived.text?.trimEnd()).toBe(mail.text.trimEnd());
  expect(arrived.headers.get("auto-submitted")).toBe("auto-generated");
  expect(arrived.headers.get("x-hejdesk-mail")).toBe("1");
});

it("SMTP_URL comes before the binding", async () => {
  const SMTP_URL = "smtps://user:password@127.0.0.1:1";
  expect(await worker.send({ vars: { ...vars, SMTP_URL }, binding: true })).toMatchObject({
    ok: false,
    temporary: true,
    reason: expect.stringContaining("127.0.0.1:1"),
  });
});

it("what is no e-mail address never gets as far", async () => {
  const to = { name: "", email: "ada@example.com, evil@example.com" };
  expect(await worker.send({ vars, binding: true, mail: { ...mail, to } })).toEqual({
    ok: false,
    temporary: false,
    reason: "“ada@example.com, evil@example.com” is not an e-mail address.",
  });
});
