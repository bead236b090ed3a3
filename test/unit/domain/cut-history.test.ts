import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutHistory } from "../../../worker/domain/mail/cut-history.ts";
import { attributions, originals } from "../../../worker/domain/mail/history-words.ts";
import { markers } from "../../../worker/domain/mail/words.ts";

const cut = (...lines: string[]) => cutHistory(lines.join("\n"), markers);
const OURS = ["=== Write your answer above this line ===", "", "We have three.", "", "Maja, Nordlys"];
const quote = OURS.map((line) => `> ${line}`.trimEnd());
const ANSWER = ["Great, I take two.", "", "When can I come?"];
const answered = ANSWER.join("\n");

describe("what a program quotes below an answer is cut off", () => {
  it.each([
    ["Gmail", "On Thu, 12 Nov 2026 at 10:15, Maja Lind, Nordlys <chat@desk.example.com> wrote:"],
    ["Apple Mail", "On 12 Nov 2026, at 10:15, Maja Lind <chat@desk.example.com> wrote:"],
    ["Thunderbird", "On 12/11/2026 10:15, Maja Lind wrote:"],
    ["Gmail, de", "Am Do., 12. Nov. 2026 um 10:15 Uhr schrieb Maja Lind <chat@desk.example.com>:"],
    ["Apple Mail, de", "Am 12.11.2026 um 10:15 schrieb Maja Lind <chat@desk.example.com>:"],
    ["Gmail, older, de", "Maja Lind <chat@desk.example.com> schrieb am Do., 12. Nov. 2026, 10:15:"],
    ["Gmail, fr", "Le jeu. 12 nov. 2026 à 10:15, Maja Lind <chat@desk.example.com> a écrit :"],
    ["Gmail, es", "El jue, 12 nov 2026 a las 10:15, Maja Lind (<chat@desk.example.com>) escribió:"],
    ["Gmail, it", "Il giorno gio 12 nov 2026 alle ore 10:15 Maja Lind <chat@desk.example.com> ha scritto:"],
    ["Gmail, nl", "Op do 12 nov 2026 om 10:15 schreef Maja Lind <chat@desk.example.com>:"],
    ["Gmail, da", "Den tors. 12. nov. 2026 kl. 10.15 skrev Maja Lind <chat@desk.example.com>:"],
    ["Gmail, nb", "tor. 12. nov. 2026 kl. 10:15 skrev Maja Lind <chat@desk.example.com>:"],
    ["Gmail, sv", "Den tors 12 nov. 2026 kl 10:15 skrev Maja Lind <chat@desk.example.com>:"],
    ["Gmail, fi", "to 12. marrask. 2026 klo 10.15 Maja Lind (chat@desk.example.com) kirjoitti:"],
    ["Gmail, pl", "czw., 12 lis 2026 o 10:15 Maja Lind <chat@desk.example.com> napisał(a):"],
    ["Gmail, pt", "Em qui., 12 de nov. de 2026 às 10:15, Maja Lind <chat@desk.example.com> escreveu:"],
    ["Gmail, ar", "في الخميس، ١٢ نوفمبر ٢٠٢٦ في ١٠:١٥ ص تمت كتابة ما يلي بواسطة ‪Maja Lind‬‏ <‪chat@desk.example.com‬‏>:"],
  ])("%s", (_program, attribution) => {
    expect(cut(...ANSWER, "", attribution, "", ...quote)).toBe(answered);
    // Without a blank line above, as some programs do.
    expect(cut(...ANSWER, attribution, ...quote)).toBe(answered);
    // Quoted in a way that shows in HTML only.
    if (attribution.includes("@")) expect(cut(...ANSWER, "", attribution, ...OURS.slice(2))).toBe(answered);
  });

  it("Gmail breaks a long attribution", () => {
    const lines = ["On Thu, 12 Nov 2026 at 10:15, Maja Lind, Nordlys Outdoor <", "chat@desk.example.com> wrote:"];
    expect(cut(...ANSWER, "", ...lines, "", ...quote)).toBe(answered);
    expect(cut(...ANSWER, ...lines, ...quote)).toBe(answered);
  });

  it.each([
    [
      "en",
      ["From: Nordlys <chat@desk.example.com>", "Sent: Thursday, 12 November 2026 10:15", "To: Ada", "Subject: x"],
    ],
    [
      "de",
      ["Von: Nordlys <chat@desk.example.com>", "Gesendet: Donnerstag, 12. November 2026", "An: Ada", "Betreff: x"],
    ],
    ["fr", ["De : Nordlys <chat@desk.example.com>", "Envoyé : jeudi 12 novembre", "À : Ada", "Objet : x"]],
    ["es", ["De: Nordlys <chat@desk.example.com>", "Enviado: jueves, 12", "Para: Ada", "Asunto: x"]],
    ["sv", ["Från: Nordlys <chat@desk.example.com>", "Skickat: den 12 november", "Till: Ada", "Ämne: x"]],
    ["pl", ["Od: Nordlys <chat@desk.example.com>", "Wysłano: czwartek", "Do: Ada", "Temat: x"]],
    ["bold", ["*From:* Nordlys <chat@desk.example.com>", "*Sent:* Thursday", "*To:* Ada", "*Subject:* x"]],
  ])("Outlook's block (%s), under its line or not", (_language, block) => {
    expect(cut(...ANSWER, "", "________________________________", ...block, "", ...OURS)).toBe(answered);
    expect(cut(...ANSWER, "", ...block, "", ...OURS)).toBe(answered);
    expect(cut(...ANSWER, "", "-----Original Message-----", ...block, "", ...OURS)).toBe(answered);
  });

  it.each(originals)("“-----%s-----”", (words) => {
    expect(cut(...ANSWER, "", `-----${words[0]?.toUpperCase()}${words.slice(1)}-----`, "Hello there")).toBe(answered);
  });

  it("our own line is enough, in each of our languages, quoted or not", () => {
    for (const marker of markers) {
      expect(cut(...ANSWER, "", "Someone, some time, in no language we know:", "", `> === ${marker} ===`, "> x")).toBe(
        `${answered}\n\nSomeone, some time, in no language we know:`,
      );
      expect(cut(...ANSWER, "", `=== ${marker} ===`, "", "We have three.")).toBe(answered);
      expect(cut(...ANSWER, "", "> > deep", `> > ${marker}`, "> > x")).toBe(answered);
    }
  });

  it("quoted lines at the end, without a word about them", () => {
    expect(cut(...ANSWER, "", "> We have three.", "> ", ">> Really?", "")).toBe(answered);
  });

  it("a signature, and what a phone puts below", () => {
    expect(cut(...ANSWER, "", "-- ", "Ada Lovelace", "Analyst", "+44 20 0000")).toBe(answered);
    expect(cut(...ANSWER, "--", "Ada", "", "On 12/11/2026 10:15, Maja wrote:", ...quote)).toBe(answered);
    for (const line of [
      "Sent from my iPhone",
      "Von meinem iPhone gesendet",
      "Envoyé de mon iPhone",
      "Inviato da iPhone",
    ])
      expect(cut(...ANSWER, "", line, "", "On 12 Nov 2026, at 10:15, Maja wrote:", "", ...quote)).toBe(answered);
    expect(cut(...ANSWER, "", "Get Outlook for Android", "________________________________", "x")).not.toBe("");
  });
});

describe("what somebody wrote is never lost", () => {
  it("answers in between keep what they answer to", () => {
    const mail = [
      "On 12/11/2026 10:15, Maja wrote:",
      "> Do you want one or two?",
      "",
      "Two.",
      "",
      "> Red?",
      "",
      "Blue.",
    ];
    expect(cut(...mail)).toBe(mail.join("\n"));
    expect(cut("Hi Maja,", "", ...mail)).toBe(["Hi Maja,", "", ...mail].join("\n"));
  });

  it("an answer below the quote is the answer", () => {
    expect(cut("On 12/11/2026 10:15, Maja wrote:", ...quote, "", ...ANSWER, "", "-- ", "Ada")).toBe(answered);
  });

  it("a signature below the quote is none", () => {
    expect(cut(...ANSWER, "", "On 12/11/2026 10:15, Maja wrote:", ...quote, "", "-- ", "Ada")).toBe(answered);
  });

  it("a mail of which nothing would be left stays whole", () => {
    expect(cut(...quote)).toBe(quote.join("\n").trim());
    const block = ["From: a@example.com", "Sent: today", "To: b@example.com", "", "I only forward this"];
    expect(cut(...block)).toBe(block.join("\n"));
    expect(cut("", "Sent from my iPhone")).toBe("Sent from my iPhone");
    expect(cut("-- ", "Ada")).toBe("-- \nAda");
  });

  it("what is forwarded is what we are to read", () => {
    for (const words of [
      "---------- Forwarded message ---------",
      "Begin forwarded message:",
      "-------- Weitergeleitete Nachricht --------",
    ]) {
      const mail = [
        "See below.",
        "",
        words,
        "From: Shop <a@example.com>",
        "Date: Thursday",
        "Subject: x",
        "To: Ada",
        "",
        "Hi",
      ];
      expect(cut(...mail)).toBe(mail.join("\n"));
    }
  });

  it.each([
    ["I need a parcel sent.", "From: Berlin", "To: Hamburg", "Date: 12 May"],
    ["The sizes, on the 12.11.:", "", "two of each"],
    ["On 12/11/2026 Maja wrote to me, and I forgot to answer.", "Sorry!"],
    ["My mail is ada@example.com, since 2026:", "please use it"],
    ["a -- b", "--help", "--- three", "-----"],
    ["> is larger, < is smaller", "", "Which one?"],
    ["First.", "", "--", "", ...Array.from({ length: 9 }, (_, index) => `${index}. point`)],
    ["My phone:", "Sent from my iPhone"],
    ["We meet at ten.", "", "Von meinem Standpunkt aus ist das gut."],
  ])("%j stays", (...lines) => {
    expect(cut(...lines)).toBe(lines.join("\n"));
  });

  it("anything written above our line is kept, whatever it is", () => {
    const said = fc.string({ unit: "grapheme" }).filter((text) => text.trim() !== "");
    fc.assert(
      fc.property(said, (text) => {
        const line = text.replace(/\s+/g, " ").trim();
        expect(cut(line, "", "On 12/11/2026 10:15, Maja wrote:", ...quote)).toContain(line);
      }),
    );
  });
});

describe("a hostile mail takes no time", () => {
  const times = (text: string, count: number) => text.repeat(count);
  it.each([
    ["quotes with a word at the end", `${times(">\n", 20_000)}x`],
    ["one long line of dashes", `${times("-", 200_000)}x`],
    ["one long attribution", `on ${times("12:15 at ", 20_000)}x\nwrote:`],
    ["colons", times("on 12.11. @ :\n", 10_000)],
    ["labels", times("From: a@b\nTo: x\n", 10_000)],
    ["blank lines", `a${times("\n", 100_000)}=== ${markers[0]} ===`],
    ["spaces", `${times(" ", 200_000)}x`],
    ["deep quotes", times(`${times(">", 1_000)}\n`, 200)],
  ])("%s", (_name, text) => {
    const begun = performance.now();
    cutHistory(text, markers);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it("every word that we look for is in lower case, as it is compared", () => {
    for (const { starts, verb } of attributions)
      expect([...starts, verb].map((word) => word.toLowerCase())).toEqual([...starts, verb]);
  });
});
