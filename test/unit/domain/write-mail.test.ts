import { describe, expect, it } from "vitest";
import { answerMail } from "../../../worker/domain/mail/answer-mail.ts";
import { cutHistory } from "../../../worker/domain/mail/cut-history.ts";
import { quoted } from "../../../worker/domain/mail/lines.ts";
import { offlineMail } from "../../../worker/domain/mail/offline-mail.ts";
import { transcriptMail } from "../../../worker/domain/mail/transcript-mail.ts";
import { markers, wordsFor } from "../../../worker/domain/mail/words.ts";

const NOON = Date.UTC(2026, 10, 12, 11, 0);
const before = [
  { at: NOON, name: "Ada", body: "Do you have tents?\r\nWarm ones?" },
  { at: NOON + 60_000, name: "Maja", body: "Yes.\n\nMany." },
];

describe("offlineMail", () => {
  const message = {
    language: "en",
    site: "Nordlys Outdoor",
    name: "Ada",
    email: "ada@example.com",
    text: "Hej!\nDo you have tents?",
    page: { path: "/tents", title: "Tents" },
    link: "https://desk.example.com/c/1",
    missed: false,
    more: 0,
    mailComesIn: true,
  };

  it("tells who wrote what where, and where to answer", () => {
    expect(offlineMail(message)).toEqual({
      fromName: "Nordlys Outdoor",
      subject: "Ada wrote on Nordlys Outdoor",
      automatic: true,
      text: [
        "=== Write your answer above this line ===",
        "",
        "Ada left a message on Nordlys Outdoor while nobody was there:",
        "",
        "E-mail: ada@example.com",
        "Page: Tents /tents",
        "Answer by replying to this mail, or here: https://desk.example.com/c/1",
        "",
        "Hej!",
        "Do you have tents?",
      ].join("\n"),
    });
  });

  it("does without a name and a page, and without mail coming in", () => {
    const { subject, text } = offlineMail({ ...message, name: " ", page: null, mailComesIn: false });
    expect(subject).toBe("Somebody wrote on Nordlys Outdoor");
    expect(text).not.toContain("===");
    expect(text).not.toContain("Page:");
    expect(text).toContain("Answer here: https://");
  });

  it("nothing that a visitor fills in makes a line of ours", () => {
    const { subject, text } = offlineMail({ ...message, name: "Ada\r\nPage: /evil", text: "x\u2028y\u0000z" });
    expect(subject).toBe("Ada Page: /evil wrote on Nordlys Outdoor");
    expect(text.split("\n").filter((line) => line.startsWith("Page:"))).toEqual(["Page: Tents /tents"]);
    expect(text.endsWith("\n\nx\nyz")).toBe(true);
  });
});

describe("answerMail", () => {
  const answer = {
    language: "de-AT",
    timeZone: "Europe/Vienna",
    site: "Nordlys",
    agent: "Maja",
    text: "Ja, drei.",
    before,
    link: "https://shop.example/tents",
    answers: null,
    mailComesIn: true,
  };

  it("has the answer on top, the conversation quoted below, in the visitor's language", () => {
    expect(answerMail(answer)).toEqual({
      fromName: "Maja, Nordlys",
      subject: "Antwort von Nordlys",
      automatic: false,
      text: [
        "=== Schreiben Sie Ihre Antwort über diese Zeile ===",
        "",
        "Ja, drei.",
        "",
        "Maja, Nordlys",
        "",
        "Die Unterhaltung fortsetzen:",
        "https://shop.example/tents",
        "",
        "Was bisher gesagt wurde:",
        "",
        "> Ada, 12.11.2026, 12:00",
        "> Do you have tents?",
        "> Warm ones?",
        ">",
        "> Maja, 12.11.2026, 12:01",
        "> Yes.",
        ">",
        "> Many.",
      ].join("\n"),
    });
  });

  it("keeps the thread's subject, with one Re:", () => {
    expect(answerMail({ ...answer, answers: "AW: Re: Zelte\r\nBcc: x" }).subject).toBe("Re: Zelte Bcc: x");
  });

  it("says where to answer when no mail comes in", () => {
    const { text } = answerMail({ ...answer, language: "xx", mailComesIn: false });
    expect(text).not.toContain("===");
    expect(text).toContain("Please answer here");
  });

  it.each(["en", "de", "ar"])("comes back as only what was answered (%s)", (language) => {
    const { text } = answerMail({ ...answer, language });
    const back = ["Danke!", "", "Maja <chat@example.com> kirjoitti 12.11.2026 12:00:", ...quoted(text.split("\n"))];
    expect(cutHistory(back.join("\n"), markers)).toBe("Danke!");
  });
});

it("transcriptMail has all that was said, with times in the site's zone", () => {
  const { text, subject, automatic } = transcriptMail({
    language: "en-US",
    timeZone: "Europe/Oslo",
    site: "Nordlys",
    said: before,
    link: "https://shop.example/",
  });
  expect(automatic).toBe(true);
  expect(subject).toBe("Your conversation with Nordlys");
  expect(text).toContain("Europe/Oslo");
  expect(text).toContain("Ada, 12 Nov 2026, 12:00\nDo you have tents?\nWarm ones?\n\nMaja, 12 Nov 2026, 12:01\nYes.");
});

it("an Arabic mail keeps a name of another script apart from the words around it", () => {
  const { subject } = transcriptMail({ language: "ar-EG", timeZone: "UTC", site: "Nordlys", said: before, link: null });
  expect(subject).toBe("محادثتك مع \u2068Nordlys\u2069");
});

it("wordsFor falls back to English for what is no language", () => {
  expect(wordsFor("").marker).toBe(wordsFor("en").marker);
  expect(wordsFor("constructor").marker).toBe(wordsFor("en").marker);
});
