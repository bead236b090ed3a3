import fc from "fast-check";
import { simpleParser } from "mailparser";
import { describe, expect, it } from "vitest";
import { headerText } from "../../../worker/domain/mail/header-text.ts";
import type { Mail } from "../../../worker/domain/mail/mail.ts";
import { toMime } from "../../../worker/mail/mime.ts";

/** What breaks lines, ends words, starts comments or encodings, in any mixture with all else that can be typed. */
const nasty = fc.oneof(
  fc.constantFrom("\r\n", "\n", "\r", "\u2028", "\u2029", "\u0085", "\u0000", "\v", "\f", "\t", " ", ""),
  fc.constantFrom(
    ":",
    ";",
    ",",
    "<",
    ">",
    "(",
    ")",
    '"',
    "\\",
    "@",
    "=",
    "?",
    "[",
    "]",
    "'",
    "=\r\n",
    "\r\n ",
    "\r\n\t",
  ),
  fc.constantFrom("Bcc: evil@example.com", "To: evil@example.com", "\r\nBcc: evil@example.com\r\n", "\r\n\r\nbody"),
  fc.constantFrom("=?utf-8?Q?=0D=0ABcc:_evil@example.com?=", "=?utf-8?B?DQpCY2M6IGV2aWxAZXhhbXBsZS5jb20=?=", "=?x?q?"),
  fc.constantFrom("evil@example.com", "<evil@example.com>", "a@b (comment)", "\u202Emoc.elpmaxe", "x".repeat(300)),
  fc.string(),
  fc.string({ unit: "binary" }),
);
const hostile = fc.array(nasty, { maxLength: 12 }).map((parts) => parts.join(""));

const plain: Mail = {
  to: { name: "Ada", email: "ada@example.com" },
  fromName: "Nordlys",
  replyTo: { name: "Ada", email: "ada@example.com" },
  subject: "Tents",
  text: "Hej!",
  messageId: "<id@desk.example.com>",
  inReplyTo: "<hers@example.com>",
  references: ["<hers@example.com>"],
  automatic: true,
};
const FROM = "chat@desk.example.com";

async function parsed(mail: Mail) {
  const mime = await toMime(mail, FROM);
  return mime.ok ? simpleParser(Buffer.from(mime.raw)) : null;
}
const NAMES = (await parsed(plain))?.headerLines.map(({ key }) => key).sort();
const addresses = (found: unknown) => JSON.stringify(found).match(/"address":"[^"]*"/g);

describe("toMime", () => {
  it("what people fill in never makes a header, a recipient or a body", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ to: hostile, from: hostile, reply: hostile, subject: hostile, id: hostile, thread: hostile }),
        async ({ to, from, reply, subject, id, thread }) => {
          const mail = await parsed({
            ...plain,
            to: { name: to, email: "ada@example.com" },
            fromName: from,
            replyTo: { name: reply, email: "ada@example.com" },
            subject,
            inReplyTo: id,
            references: [thread, "<hers@example.com>"],
          });
          const names = mail?.headerLines.map(({ key }) => key).filter((key) => key !== "in-reply-to");
          expect(names?.sort()).toEqual(
            NAMES?.filter((key) => key !== "in-reply-to" && (key !== "subject" || headerText(subject, 250) !== "")),
          );
          expect(addresses(mail?.to)).toEqual(['"address":"ada@example.com"']);
          expect(addresses(mail?.from)).toEqual([`"address":"${FROM}"`]);
          expect(addresses(mail?.replyTo)).toEqual(['"address":"ada@example.com"']);
          expect(mail?.text?.trimEnd()).toBe("Hej!");
          expect(mail?.to && "value" in mail.to ? (mail.to.value[0]?.name ?? "") : null).not.toMatch(/\p{Cc}/u);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it("what is no e-mail address sends nothing, where an address is asked for", async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (email) => {
        for (const mail of [
          { ...plain, to: { name: "", email } },
          { ...plain, replyTo: { name: "", email } },
        ]) {
          const mime = await toMime(mail, FROM);
          if (!mime.ok) expect(mime.reason).not.toMatch(/\p{Cc}|\u2028|\u2029/u);
          else expect(email).toMatch(/^[\w+.-]+@[\w.-]+$/);
        }
      }),
    );
  });

  it.each([
    "ada@example.com\r\nBcc: evil@example.com",
    "ada@example.com,evil@example.com",
    "ada@example.com evil@example.com",
    '"ada"@example.com',
    "ada(comment)@example.com",
    "Ada <ada@example.com>",
    " ada@example.com",
    "ada@example.com\u2028",
    "=?utf-8?Q?ada?=@example.com",
  ])("%j is no address", async (email) => {
    expect(await toMime({ ...plain, to: { name: "", email } }, FROM)).toMatchObject({ ok: false, temporary: false });
  });

  it("lets names be what they are: commas, quotes, other scripts, and shortens the endless", async () => {
    const names = ["Lovelace, Ada", 'Ada "the" Lovelace', "雪 and Zoë", "عايدة", "O'Neil (Ada) <x>", "👩‍🚀"];
    for (const name of names) {
      const mail = await parsed({ ...plain, to: { name, email: "ada@example.com" }, subject: name });
      expect(mail?.subject).toBe(name);
      expect(mail?.to && "value" in mail.to ? mail.to.value : null).toEqual([{ name, address: "ada@example.com" }]);
    }
    expect(headerText("x".repeat(1_000), 80)).toBe(`${"x".repeat(80)}…`);
  });

  it("a text is one whatever is in it", async () => {
    const text = "Hej!\r\n.\r\n\r\n--boundary\r\nContent-Type: text/html\r\n\r\n<b>x</b>\n.\nFrom x";
    const mail = await parsed({ ...plain, text });
    expect(mail?.text?.trimEnd()).toBe(text.replaceAll("\r\n", "\n"));
    expect(mail?.html).toBe(false);
    expect(mail?.attachments).toEqual([]);
  });
});
