import { describe, expect, it } from "vitest";
import { bindingFailure } from "../../../worker/mail/binding-failure.ts";
import { mailSettings } from "../../../worker/mail/settings.ts";

const MAIL_FROM = "chat@desk.example.com";
const read = (SMTP_URL: string) => mailSettings({ SMTP_URL, MAIL_FROM });
const binding: SendEmail = { send: async () => ({ messageId: "x" }) };

describe("mailSettings", () => {
  it("is null where nothing is set up", () => {
    expect(mailSettings({})).toBeNull();
    expect(mailSettings({ SMTP_URL: "", MAIL_FROM })).toBeNull();
  });

  it("reads a server, with the usual ports", () => {
    expect(read("smtps://chat%40example.com:p%40ss%2Fw%25rd@smtp.example.com")?.way).toEqual({
      by: "smtp",
      server: { host: "smtp.example.com", port: 465, tls: "implicit", user: "chat@example.com", password: "p@ss/w%rd" },
    });
    expect(read("smtp://u:p@127.0.0.1:2525/")?.way).toMatchObject({ server: { port: 2525, tls: "starttls" } });
    expect(read("smtp://u:p@[2001:db8::1]")?.way).toMatchObject({ server: { host: "2001:db8::1", port: 587 } });
  });

  it("takes the binding where there is no server", () => {
    expect(mailSettings({ EMAIL: binding, MAIL_FROM, MAIL_REPLY_DOMAIN: "desk.example.com" })).toEqual({
      from: MAIL_FROM,
      replyDomain: "desk.example.com",
      way: { by: "binding", binding },
    });
    expect(mailSettings({ EMAIL: binding, MAIL_FROM, SMTP_URL: "smtps://u:p@smtp.example.com" })?.way.by).toBe("smtp");
  });

  it.each([
    ["no address at all", /no address/],
    ["https://u:secret@smtp.example.com", /smtps:\/\/ or smtp:\/\//],
    ["smtps://smtp.example.com", /no user/],
    ["smtps://u@smtp.example.com", /no password/],
    ["smtps://u:secret@", /no (address|server)/],
    ["smtps://u:secret@localhost", /127\.0\.0\.1/],
    ["smtp://u:secret@smtp.example.com:25", /port 25/],
    ["smtps://u:secret@smtp.example.com?tls.rejectUnauthorized=false", /nothing after/],
    ["smtps://u:se/cret@smtp.example.com", /no address|nothing after|no password/],
    ["smtps://u:100%secret@smtp.example.com", /%25/],
  ])("%j is refused by the variable's name, without what is in it", (url, words) => {
    expect(() => read(url)).toThrow(words);
    expect(() => read(url)).toThrow(/^SMTP_URL /);
    expect(() => read(url)).not.toThrow(/secret|se\/cret/);
  });

  it("wants an address to be from, and a domain for answers", () => {
    expect(() => mailSettings({ EMAIL: binding })).toThrow(/^MAIL_FROM is missing/);
    for (const wrong of ["Desk <chat@example.com>", "chat", "a@example.com, b@example.com"])
      expect(() => mailSettings({ EMAIL: binding, MAIL_FROM: wrong })).toThrow(/^MAIL_FROM has to be/);
    for (const wrong of ["chat@example.com", "example", "a b.com"])
      expect(() => mailSettings({ EMAIL: binding, MAIL_FROM, MAIL_REPLY_DOMAIN: wrong })).toThrow(/^MAIL_REPLY_DOMAIN/);
  });
});

describe("bindingFailure", () => {
  const coded = (code: string) => bindingFailure(Object.assign(new Error("words of Cloudflare"), { code }));

  it.each(["E_RATE_LIMIT_EXCEEDED", "E_DAILY_LIMIT_EXCEEDED", "E_INTERNAL_SERVER_ERROR", "E_DELIVERY_FAILED", "E_NEW"])(
    "%s is tried again",
    (code) => expect(coded(code)).toMatchObject({ temporary: true, reason: expect.stringContaining(code) }),
  );

  it.each(["E_SENDER_NOT_VERIFIED", "E_RECIPIENT_SUPPRESSED", "E_VALIDATION_ERROR", "E_HEADER_NOT_ALLOWED"])(
    "%s is not",
    (code) => expect(coded(code)).toMatchObject({ temporary: false, reason: expect.stringContaining(code) }),
  );

  it("anything else that is thrown may pass", () => {
    expect(bindingFailure(new Error("network lost"))).toMatchObject({ temporary: true });
    expect(bindingFailure("odd")).toEqual({
      ok: false,
      temporary: true,
      reason: "Cloudflare did not take the mail. (odd)",
    });
  });
});
