import MailComposer from "nodemailer/lib/mail-composer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MailWorker, startMailWorker } from "./support/worker.ts";

let worker: MailWorker;
beforeAll(async () => {
  worker = await startMailWorker();
});
afterAll(() => worker.stop());

const REPLY = "reply+k3v9x2m8q1w7z5t4vaaaqeayeaudaocajbifqydiob4@desk.example.com";
type Options = NonNullable<ConstructorParameters<typeof MailComposer>[0]>;

/** A mail as a program would make it. */
const made = (options: Options): Promise<Buffer> =>
  new MailComposer({
    from: { name: "Ada Lovelace", address: "ada@example.com" },
    to: REPLY,
    subject: "Re: Tents",
    messageId: "<hers@mail.example.com>",
    inReplyTo: "<ours-2@desk.example.com>",
    references: ["<ours-1@desk.example.com>", "<ours-2@desk.example.com>"],
    ...options,
  })
    .compile()
    .build();

async function read(options: Options, envelope?: { from: string; to: string }) {
  const answer = await worker.read(await made(options), envelope);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.mail;
}

const lines = (...text: string[]) => text.join("\r\n");

describe("readIncoming, in workerd", () => {
  it("reads a person's answer, without what it quotes", async () => {
    const text = lines("Great, I take two. ☃", "", "On 12/11/2026 10:15, Maja wrote:", "> We have three.");
    expect(await read({ text }, { from: "ada@example.com", to: REPLY })).toEqual({
      from: { name: "Ada Lovelace", email: "ada@example.com" },
      recipients: [REPLY],
      messageId: "<hers@mail.example.com>",
      answers: ["<ours-2@desk.example.com>", "<ours-1@desk.example.com>"],
      subject: "Re: Tents",
      text: "Great, I take two. ☃",
      whole: "Great, I take two. ☃\n\nOn 12/11/2026 10:15, Maja wrote:\n> We have three.",
      attachments: 0,
      automatic: null,
      bounce: null,
    });
  });

  it("reads a mail that is HTML only, with Gmail's quote or Outlook's block", async () => {
    const gmail = `<div dir="ltr">Two, please &amp; thanks<br>Ada</div><br><div class="gmail_quote"><div class="gmail_attr">On
      Thu, 12 Nov 2026 at 10:15, Maja &lt;<a href="mailto:chat@desk.example.com">chat@desk.example.com</a>&gt; wrote:<br></div>
      <blockquote class="gmail_quote"><div>=== Write your answer above this line ===</div>We have three.</blockquote></div>`;
    expect((await read({ html: gmail })).text).toBe("Two, please & thanks\nAda");
    const outlook = `<html><head><style>p { margin: 0 }</style></head><body><p>Two, please.</p><script>alert(1)</script>
      <hr><div id="divRplyFwdMsg"><b>Von:</b> Maja &lt;chat@desk.example.com&gt;<br><b>Gesendet:</b> Donnerstag<br><b>An:</b> Ada<br>
      <b>Betreff:</b> Zelte</div><p>We have three.</p></body></html>`;
    expect((await read({ html: outlook })).text).toBe("Two, please.");
  });

  it("an answer in between, in HTML, keeps what it answers to", async () => {
    const html = `<div>On 12/11/2026 10:15, Maja wrote:</div><blockquote>One or two?</blockquote><p>Two.</p>
      <blockquote>Red?</blockquote><p>Blue.</p>`;
    const { text } = await read({ html });
    for (const said of ["One or two?", "Two.", "Red?", "Blue."]) expect(text).toContain(said);
  });

  it("finds the reply address where a list or a forward put it", async () => {
    const elsewhere = { to: "info@example.com", cc: `Desk <${REPLY}>`, text: "x" };
    expect((await read(elsewhere)).recipients).toEqual(["info@example.com", REPLY]);
    const headers = { "Delivered-To": `<${REPLY}>`, "X-Original-To": "catchall@example.com" };
    const mail = await read(
      { to: "info@example.com", headers, text: "x" },
      { from: "a@b.example", to: "x@example.com" },
    );
    expect(mail.recipients).toEqual(["x@example.com", REPLY, "catchall@example.com", "info@example.com"]);
  });

  it("counts attachments, and takes the text of what has pictures", async () => {
    const mail = await read({
      text: "See the picture.",
      html: "<p>See the picture.<img src=cid:a></p>",
      attachments: [
        { filename: "a.png", content: Buffer.from("png"), cid: "a" },
        { filename: "b.pdf", content: Buffer.from("pdf") },
      ],
    });
    expect(mail).toMatchObject({ text: "See the picture.", attachments: 2 });
  });

  it("reads old encodings", async () => {
    const raw = Buffer.from(
      lines(
        "From: =?iso-8859-1?Q?J=F6rg?= <j@example.com>",
        `To: ${REPLY}`,
        "Content-Type: text/plain; charset=windows-1252",
        "",
        "",
      ),
    );
    const answer = await worker.read(Buffer.concat([raw, Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65, 0x20, 0x80])]));
    expect(answer).toMatchObject({ ok: true, mail: { from: { name: "Jörg" }, text: "Grüße €", messageId: null } });
  });

  it.each([
    [{ "Auto-Submitted": "auto-replied (vacation)" }, "auto-submitted"],
    [{ Precedence: "bulk" }, "bulk"],
    [{ "X-Autoreply": "yes" }, "auto-reply"],
    [{ "X-Auto-Response-Suppress": "All" }, "no-answer"],
    [{ "Return-Path": "<>" }, "no-sender"],
    [{ "X-Hejdesk-Mail": "1" }, "own"],
  ])("%j is %s", async (headers, automatic) => {
    expect((await read({ headers, text: "I am away." })).automatic).toBe(automatic);
  });

  it("an empty envelope is no sender, whatever the mail says", async () => {
    expect((await read({ text: "x" }, { from: "", to: REPLY })).automatic).toBe("no-sender");
  });

  it("a bounce tells which of our mails did not arrive, and why", async () => {
    const raw = lines(
      "Return-Path: <>",
      "From: Mail Delivery System <MAILER-DAEMON@mx.example.com>",
      "To: chat@desk.example.com",
      "Subject: Undelivered Mail Returned to Sender",
      "Auto-Submitted: auto-replied",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
      ...["", "--B", "Content-Type: text/plain", "", "I am sorry."],
      ...["--B", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.example.com", ""],
      ...["Final-Recipient: rfc822; gone@example.com", "Action: failed", "Status: 5.1.1"],
      ...["Diagnostic-Code: smtp; 550 5.1.1 <gone@example.com>: Recipient", "    address rejected", ""],
      ...["--B", "Content-Type: message/rfc822", "", "Message-ID: <ours-1@desk.example.com>"],
      ...["From: chat@desk.example.com", "Subject: Tents", "", "We have three.", "--B--", ""],
    );
    const answer = await worker.read(raw);
    expect(answer).toMatchObject({
      ok: true,
      mail: {
        automatic: "report",
        bounce: {
          recipient: "gone@example.com",
          action: "failed",
          status: "5.1.1",
          reason: "550 5.1.1 <gone@example.com>: Recipient address rejected",
          about: "<ours-1@desk.example.com>",
        },
      },
    });
    const headersOnly = raw.replace("message/rfc822", "text/rfc822-headers");
    expect(await worker.read(headersOnly)).toMatchObject({ mail: { bounce: { about: "<ours-1@desk.example.com>" } } });
  });

  it("an endless text ends", async () => {
    const mail = await read({ text: `Hej!\r\n${"on 12.11. @ :\r\n".repeat(40_000)}` });
    expect(mail.whole.length).toBe(200_000);
    expect(mail.text.startsWith("Hej!")).toBe(true);
  });

  it("HTML that is nested for ever takes no time", async () => {
    const begun = performance.now();
    expect((await read({ html: `<p>Hej!</p>${"<div>".repeat(500_000)}` })).text).toMatch(/^Hej!/);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it("our own mail that comes back is known", async () => {
    expect((await read({ headers: { "X-Hejdesk-Mail": "1", Precedence: "list" }, text: "x" })).automatic).toBe("own");
  });

  it("what is too large, or no mail, is said and not thrown", async () => {
    const large = await made({ text: "x", attachments: [{ content: Buffer.alloc(8 * 1_048_576) }] });
    expect(await worker.read(large)).toEqual({ ok: false, reason: "The mail is larger than 10 MB." });
    expect(await worker.read("")).toMatchObject({ ok: true, mail: { from: null, text: "", recipients: [] } });
    const bomb = Array.from({ length: 100 }, (_, n) =>
      lines(`Content-Type: multipart/mixed; boundary=b${n}`, "", `--b${n}`, ""),
    );
    expect(await worker.read(bomb.join(""))).toMatchObject({
      ok: false,
      reason: expect.stringContaining("cannot be read"),
    });
    expect(await worker.read(Buffer.from([0, 255, 13, 10, 128]))).toMatchObject({ ok: true });
  });
});
