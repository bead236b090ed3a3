import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits } from "#protocol/limits";
import { answerDue } from "../../../worker/domain/mail/answer-due.ts";
import { incomingTexts } from "../../../worker/domain/mail/incoming-texts.ts";
import { fateOf, type Letter } from "../../../worker/domain/mail/letter.ts";
import { messageIdFor, readMessageId } from "../../../worker/domain/mail/message-id.ts";
import { pageLink } from "../../../worker/domain/mail/page-link.ts";

const one = { attachments: 0, stranger: null, language: "en" };

describe("pageLink", () => {
  it.each([
    ["/tents?size=2#top", "https://shop.example/tents?size=2#top"],
    ["//evil.example/login", "https://shop.example/"],
    ["/\\evil.example", "https://shop.example/"],
  ])("[MAI4] of %s leads to the shop and nowhere else", (path, link) => {
    expect(pageLink("https://shop.example", path)).toBe(link);
  });
});

describe("incomingTexts", () => {
  it("[MAI6] nothing is lost without a word, and each part is a message that may be", () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.array(fc.string({ maxLength: 900 })).map((lines) => lines.join("\n")),
    );
    fc.assert(
      fc.property(texts, fc.nat(30), fc.nat(3), (text, times, attachments) => {
        const whole = text.repeat(times);
        const parts = incomingTexts({ ...one, text: whole, attachments });
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limits.body);
          expect(part.trim()).not.toBe("");
        }
        const said = parts.join("").replace(/\s/g, "");
        if (attachments > 0) expect(said).toContain("notkepthere");
        if (said.includes("morecharacters")) expect(whole.length).toBeGreaterThan(4 * limits.body);
        else expect(said.startsWith(whole.replaceAll("\0", "").replace(/\s/g, ""))).toBe(true);
      }),
    );
  });

  it("[MAI6] is no longer than a message, whatever the address is that it came from", () => {
    const parts = incomingTexts({ ...one, text: "Hej", stranger: `${"a".repeat(60_000)}@example.com` });
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(limits.body);
  });

  it("[MAI6] is cut at paragraphs, never within a character, and says how much is not there", () => {
    const paragraph = `${"snow ".repeat(500)}end.`;
    const [first, second] = incomingTexts({ ...one, text: `${paragraph}\n\n${paragraph}` });
    expect([first, second]).toEqual([paragraph, paragraph]);
    expect(incomingTexts({ ...one, text: "x☃😀".repeat(3_000) }).every((part) => part.isWellFormed())).toBe(true);
    const endless = incomingTexts({ ...one, text: "x".repeat(30_000), language: "de" });
    expect(endless).toHaveLength(5);
    expect(endless.at(-1)).toMatch(/\[die E-Mail hatte 10400 weitere Zeichen, die hier nicht aufbewahrt werden\]$/);
  });

  it("[MAI6] says that it was from another address, and what came without a text", () => {
    expect(incomingTexts({ ...one, text: "Hej", stranger: "bo@example.com" })).toEqual([
      "Hej\n\n[sent by mail from bo@example.com]",
    ]);
    expect(incomingTexts({ ...one, text: " ", attachments: 1 })).toEqual([
      "[one attachment of the mail is not kept here]",
    ]);
    expect(incomingTexts({ ...one, text: " \0 " })).toEqual([]);
  });
});

describe("fateOf", () => {
  const letter = (email: string, state: Letter["state"], reason: string | null = null): Letter => ({
    to: { name: "", email },
    id: `<${email}>`,
    state,
    reason,
  });

  it("tells what still goes on first, then what went wrong, and with whom", () => {
    const sent = letter("a@x.example", "sent");
    expect(fateOf([sent])).toEqual({ to: ["a@x.example"], state: "sent", reason: null });
    const failed = letter("b@x.example", "failed", "Nobody of that name.");
    expect(fateOf([sent, failed])).toMatchObject({ state: "failed", reason: "b@x.example: Nobody of that name." });
    const bounced = letter("c@x.example", "bounced", "550 gone");
    expect(fateOf([bounced, failed, sent])).toMatchObject({ state: "failed" });
    expect(fateOf([bounced, sent])).toMatchObject({ state: "bounced", reason: "c@x.example: 550 gone" });
    const queued = letter("d@x.example", "queued");
    expect(fateOf([bounced, queued])).toMatchObject({ state: "queued", reason: null });
  });

  it("says what is said of all once", () => {
    expect(fateOf([letter("a@x.example", "failed", "No."), letter("b@x.example", "failed", "No.")]).reason).toBe("No.");
  });
});

describe("answerDue", () => {
  it("[MAI4] a minute after the last text, and at the latest five after the first", () => {
    expect(answerDue([])).toBeNull();
    expect(answerDue([1_000])).toBe(61_000);
    expect(answerDue([1_000, 31_000])).toBe(91_000);
    expect(answerDue([1_000, 290_000])).toBe(301_000);
  });
});

describe("messageIdFor", () => {
  const place = { site: "k3v9x2m8q1w7z5t4", mail: "AAECAwQFBgcICQoLDA0ODw" };

  it("[MAI5] is read back, and nothing else is", () => {
    const id = messageIdFor(place, 2, 1, "chat@desk.example.com");
    expect(id).toBe("<k3v9x2m8q1w7z5t4.AAECAwQFBgcICQoLDA0ODw.2.1@desk.example.com>");
    expect(readMessageId(id)).toEqual(place);
    for (const other of ["<ours-1@desk.example.com>", "", `${id} x`, "<k3v9.AAECAwQFBgcICQoLDA0ODw.2.1@x>"])
      expect(readMessageId(other)).toBeNull();
  });
});
