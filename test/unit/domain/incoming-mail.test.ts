import { describe, expect, it } from "vitest";
import { type Headers, whyAutomatic } from "../../../worker/domain/mail/automatic.ts";
import { bounceOf } from "../../../worker/domain/mail/bounce.ts";
import { mayAnswer, whatBecomes } from "../../../worker/domain/mail/what-becomes.ts";

const person = "ada@example.com";
const why = (headers: Headers, sender: string | null = person, envelope: string | null = person) =>
  whyAutomatic(headers, sender, envelope);

describe("whyAutomatic", () => {
  it.each([
    [[{ key: "auto-submitted", value: "auto-replied" }], "auto-submitted"],
    [[{ key: "Auto-Submitted", value: "Auto-Generated (vacation); owner=x" }], "auto-submitted"],
    [[{ key: "x-autoreply", value: "yes" }], "auto-reply"],
    [[{ key: "x-autorespond", value: "" }], "auto-reply"],
    [[{ key: "precedence", value: "bulk" }], "bulk"],
    [[{ key: "precedence", value: "Junk" }], "bulk"],
    [[{ key: "precedence", value: "list" }], "bulk"],
    [[{ key: "precedence", value: "auto_reply" }], "bulk"],
    [[{ key: "return-path", value: "<>" }], "no-sender"],
    [[{ key: "content-type", value: 'multipart/report; report-type="delivery-status"' }], "report"],
    [[{ key: "x-hejdesk-mail", value: "1" }], "own"],
    [[{ key: "x-auto-response-suppress", value: "All" }], "no-answer"],
  ] as [Headers, string][])("%j is %s", (headers, expected) => {
    expect(why(headers)).toBe(expected);
  });

  it.each(["MAILER-DAEMON@mx.example.com", "postmaster@example.com"])("a mail of %s is the mail system's", (sender) => {
    expect(why([], sender)).toBe("mail-system");
  });

  it("an empty envelope is nobody to write to", () => {
    expect(why([], person, "")).toBe("no-sender");
  });

  it("a person's mail is none of it", () => {
    const headers = [
      { key: "auto-submitted", value: "no" },
      { key: "precedence", value: "normal" },
      { key: "content-type", value: "multipart/alternative; boundary=report" },
      { key: "return-path", value: "<ada@example.com>" },
    ];
    expect(why(headers)).toBeNull();
    expect(why(headers, "postmaster.pat@example.com", null)).toBeNull();
    expect(why([], null, null)).toBeNull();
  });
});

const report = [
  [{ key: "reporting-mta", value: "dns; mx.example.com" }],
  [
    { key: "final-recipient", value: "rfc822; gone@example.com" },
    { key: "action", value: "failed" },
    { key: "status", value: "5.1.1 (bad mailbox)" },
    { key: "diagnostic-code", value: "smtp; 550 5.1.1 Nobody\n   of that name" },
  ],
];

describe("whatBecomes and mayAnswer", () => {
  const from = { email: person };
  const bounce = bounceOf(report, "<ours@example.com>");

  it("a bounce is noted with the mail it is about, and gets no answer", () => {
    expect(bounce).toEqual({
      recipient: "gone@example.com",
      action: "failed",
      status: "5.1.1",
      reason: "550 5.1.1 Nobody of that name",
      about: "<ours@example.com>",
    });
    expect(whatBecomes({ automatic: "report", bounce, from })).toBe("bounce");
    expect(mayAnswer({ automatic: "report", bounce, from })).toBe(false);
  });

  it("a report about nobody is none", () => {
    expect(bounceOf([[{ key: "reporting-mta", value: "dns; mx" }]], null)).toBeNull();
    expect(bounceOf([[{ key: "action", value: "confused" }]], null)).toBeNull();
  });

  it.each(["own", "report", "auto-submitted", "auto-reply", "bulk", "no-sender", "mail-system"] as const)(
    "%s becomes nothing and gets no answer, so that machines do not write to each other for ever",
    (automatic) => {
      expect(whatBecomes({ automatic, bounce: null, from })).toBe("nothing");
      expect(mayAnswer({ automatic, bounce: null, from })).toBe(false);
    },
  );

  it("who only asks for no automatic answer is read all the same", () => {
    expect(whatBecomes({ automatic: "no-answer", bounce: null, from })).toBe("message");
    expect(mayAnswer({ automatic: "no-answer", bounce: null, from })).toBe(false);
  });

  it("a person is read, and may be answered where there is an address", () => {
    expect(whatBecomes({ automatic: null, bounce: null, from })).toBe("message");
    expect(mayAnswer({ automatic: null, bounce: null, from })).toBe(true);
    expect(mayAnswer({ automatic: null, bounce: null, from: null })).toBe(false);
  });
});
