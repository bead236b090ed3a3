import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Certificate, makeCertificate, trust } from "./support/certificates.ts";
import { type Inbox, PASSWORD, startSilence, startSmtp, USER } from "./support/smtp.ts";
import { type MailWorker, mail, startMailWorker } from "./support/worker.ts";

let worker: MailWorker;
let starttls: Inbox;
let implicit: Inbox;
let trusted: Certificate;
const more: Pick<Inbox, "stop">[] = [];

beforeAll(async () => {
  const { authority, server } = await makeCertificate();
  trust(authority);
  trusted = server;
  starttls = await startSmtp(server);
  implicit = await startSmtp({ ...server, secure: true });
  worker = await startMailWorker();
});
afterAll(async () => {
  await worker.stop();
  await Promise.all([starttls, implicit, ...more].map((one) => one.stop()));
});

const login = `${encodeURIComponent(USER)}:${encodeURIComponent(PASSWORD)}`;
const vars = (SMTP_URL: string) => ({ SMTP_URL, MAIL_FROM: "chat@desk.example.com" });
const over = (scheme: "smtp" | "smtps", { port }: { port: number }, who = login) =>
  vars(`${scheme}://${who}@127.0.0.1:${port}`);
const to = (email: string) => ({ ...mail, to: { name: "", email } });

describe.each([
  { name: "STARTTLS with a login", scheme: "smtp" as const, inbox: () => starttls },
  { name: "TLS from the first byte", scheme: "smtps" as const, inbox: () => implicit },
])("over $name", ({ scheme, inbox }) => {
  it("a mail arrives as it was sent, header by header", async () => {
    expect(await worker.send({ vars: over(scheme, inbox()) })).toEqual({ ok: true, id: mail.messageId });
    const arrived = inbox().arrived.at(-1);
    expect(arrived).toMatchObject({
      from: "chat@desk.example.com",
      to: ["ada@example.com"],
      secure: true,
      user: USER,
      mail: {
        from: { text: '"Maja Lind, Nordlys Outdoor" <chat@desk.example.com>' },
        to: { text: '"Ada Lovelace" <ada@example.com>' },
        replyTo: { text: '"Nordlys Outdoor" <reply+token@desk.example.com>' },
        subject: mail.subject,
        messageId: mail.messageId,
        inReplyTo: mail.inReplyTo,
        references: mail.references,
        attachments: [],
        html: false,
      },
    });
    expect(arrived?.mail.text?.trimEnd()).toBe(mail.text.trimEnd());
    expect(Object.fromEntries(arrived?.mail.headers ?? [])).toMatchObject({
      "x-hejdesk-mail": "1",
      "x-auto-response-suppress": "DR, RN, NRN, OOF, AutoReply",
      "mime-version": "1.0",
      date: expect.any(Date),
    });
    expect(arrived?.mail.headerLines.map(({ key }) => key).sort()).toEqual(
      [
        ...["content-transfer-encoding", "content-type", "date", "from", "in-reply-to", "message-id", "mime-version"],
        ...["references", "reply-to", "subject", "to", "x-auto-response-suppress", "x-hejdesk-mail"],
      ].sort(),
    );
    expect(arrived?.raw.split("\r\n").every((line) => line.length <= 998 && !line.includes("\n"))).toBe(true);
  });

  it("what nobody wrote just now says so", async () => {
    await worker.send({ vars: over(scheme, inbox()), mail: { ...mail, automatic: true } });
    expect(inbox().arrived.at(-1)?.mail.headers.get("auto-submitted")).toBe("auto-generated");
  });

  it("line breaks in a name, a subject and ids make no header and no recipient", async () => {
    const evil = "Ada\r\nBcc: evil@example.com\r\n\r\nHello";
    const forged = {
      ...mail,
      to: { name: evil, email: "ada@example.com" },
      fromName: evil,
      subject: evil,
      inReplyTo: "<a@b>\r\nBcc: evil@example.com",
      references: ["<ok@example.com>", "<a@b>\r\nBcc: evil@example.com"],
    };
    await worker.send({ vars: over(scheme, inbox()), mail: forged });
    const arrived = inbox().arrived.at(-1);
    expect(arrived?.to).toEqual(["ada@example.com"]);
    expect(arrived?.mail.headers.has("bcc")).toBe(false);
    expect(arrived?.mail.subject).toBe("Ada Bcc: evil@example.com Hello");
    expect(arrived?.mail.references).toBe("<ok@example.com>");
    expect(arrived?.mail.text?.trimEnd()).toBe(mail.text.trimEnd());
  });

  it("a wrong password is an answer for the owner, without the password", async () => {
    const sent = await worker.send({ vars: over(scheme, inbox(), "desk%40example.com:swordfish") });
    expect(sent).toMatchObject({ ok: false, temporary: false, reason: expect.stringContaining("SMTP_URL") });
    expect(sent).toMatchObject({ reason: expect.stringContaining("5.7.8 Not these credentials") });
    expect(JSON.stringify(sent)).not.toContain("swordfish");
  });

  it("a greylisted mail is tried again, one to nobody is not", async () => {
    expect(await worker.send({ vars: over(scheme, inbox()), mail: to("greylisted@example.com") })).toEqual({
      ok: false,
      temporary: true,
      reason: `The mail server 127.0.0.1:${inbox().port} does not take this mail now. (451 4.7.1 Come back in five minutes)`,
    });
    expect(await worker.send({ vars: over(scheme, inbox()), mail: to("gone@example.com") })).toEqual({
      ok: false,
      temporary: false,
      reason: `The mail server 127.0.0.1:${inbox().port} does not take this mail. (550 5.1.1 Nobody of that name)`,
    });
  });

  it("a certificate that nobody vouches for gets no mail and no password", async () => {
    const { server } = await makeCertificate();
    const stranger = await startSmtp({ ...server, secure: scheme === "smtps" });
    more.push(stranger);
    expect(await worker.send({ vars: over(scheme, stranger) })).toMatchObject({
      ok: false,
      temporary: true,
      reason: expect.stringContaining("its certificate is not good"),
    });
    expect(stranger.arrived).toEqual([]);
  });

  it("nobody at the port is tried again", async () => {
    const gone = await startSilence();
    await gone.stop();
    expect(await worker.send({ vars: over(scheme, gone) })).toMatchObject({
      ok: false,
      temporary: true,
      reason: expect.stringContaining("cannot be reached"),
    });
  });

  it.each([
    ["each step", { connect: 300, greeting: 300, silence: 300, all: 60_000 }],
    ["all of it", { connect: 60_000, greeting: 60_000, silence: 60_000, all: 300 }],
  ])("a server that never says a word is left when %s took too long, and tried again", async (_what, patience) => {
    const silence = await startSilence();
    more.push(silence);
    expect(await worker.send({ vars: over(scheme, silence), patience })).toMatchObject({
      ok: false,
      temporary: true,
      reason: expect.stringContaining("does not answer"),
    });
  });
});

it("a server without STARTTLS gets neither mail nor password, and is tried again", async () => {
  const plain = await startSmtp({ hideSTARTTLS: true, disabledCommands: ["STARTTLS"], allowInsecureAuth: true });
  more.push(plain);
  expect(await worker.send({ vars: over("smtp", plain) })).toMatchObject({
    ok: false,
    temporary: true,
    reason: expect.stringContaining("No secure connection"),
  });
  expect(plain.arrived).toEqual([]);
});

it("a server that offers no login gets no mail without one", async () => {
  const open = await startSmtp({ ...trusted, secure: true, authOptional: true, disabledCommands: ["AUTH"] });
  more.push(open);
  expect(await worker.send({ vars: over("smtps", open) })).toMatchObject({ ok: false });
  expect(open.arrived).toEqual([]);
});

it("what is set up wrongly is said by the name of the variable, and never with its value", async () => {
  const url = `smtps://${login}@localhost`;
  expect(await worker.send({ vars: vars(url) })).toEqual({ threw: expect.stringMatching(/^SMTP_URL .*127\.0\.0\.1/) });
  expect(await worker.send({ vars: { SMTP_URL: `smtps://${login}@smtp.example.com` } })).toEqual({
    threw: expect.stringMatching(/^MAIL_FROM /),
  });
  expect(await worker.send({ vars: {} })).toBeNull();
});
