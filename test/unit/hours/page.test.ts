import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { languageOf } from "../../../worker/hours/language.ts";
import { type HoursPage, hoursPage, scriptSafe } from "../../../worker/hours/page.ts";
import { availability, NOW, settings, week } from "./fixtures.ts";

const draw = async (change: Partial<HoursPage> & { accept?: string } = {}): Promise<string> =>
  String(
    await hoursPage({
      key: "k3v9x2m8q1w7z5t4",
      url: "https://desk.example/hours/k3v9x2m8q1w7z5t4",
      settings: settings({ hours: week }),
      availability: availability(),
      language: languageOf(change.accept ?? "en-GB"),
      readerZone: null,
      now: NOW,
      ...change,
    }),
  );
const words = (page: string) =>
  page
    .replace(/<(script|style|head).*?<\/\1>/gs, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

describe("the public page says", () => {
  it("that it is open, and when that ends, on the site's wall and the reader's", async () => {
    expect(words(await draw())).toContain("Open now Closes today at 17:00");
    expect(await draw()).toContain('<div class="now" data-open="true">');
    expect(words(await draw({ readerZone: "Asia/Tokyo" }))).toContain(
      "Closes today at 17:00 In Japan Standard Time: tomorrow at 1:00",
    );
    expect(words(await draw({ readerZone: "Europe/Paris" }))).toContain("Closes today at 17:00 Write");
  });

  it("the name of the zone it takes to be the reader's, which may be another", async () => {
    const said = async (accept: string) => words(await draw({ accept, readerZone: "America/Chicago" }));
    expect(await said("en")).toContain("In Central Time: today at 10:00");
    expect(await said("de")).toContain("Nordamerikanische Zentralzeit: heute um 10:00 Uhr");
    expect(await said("ar")).toContain("حسب التوقيت المركزي لأمريكا الشمالية: اليوم الساعة 10:00");
  });

  it("that it is closed, why, and when it opens", async () => {
    const at = (text: string) => ({ at: Date.parse(text), open: true });
    const closed = (next: { at: number; open: boolean } | null, reason: "outside-hours" | "no-agent-online") =>
      draw({ availability: availability({ open: false, reason, next }) }).then(words);
    expect(await closed(at("2026-11-26T08:00Z"), "outside-hours")).toContain("Closed now Opens tomorrow at 9:00");
    expect(await closed(at("2026-11-30T08:00Z"), "outside-hours")).toContain("Opens on Monday 30 November at 9:00");
    expect(await closed(null, "no-agent-online")).toContain("Closed now Nobody of the team is here right now.");
    expect(await draw({ availability: availability({ open: false }) })).toContain(
      '<div class="now" data-open="false">',
    );
  });

  it("the week, with today marked, and what differs on dates to come", async () => {
    const page = await draw();
    expect(words(page)).toContain("Wednesday 9:00 – 12:00 13:00 – 17:00 Thursday closed");
    expect(words(page)).toContain("Friday 22:00 – 2:00 (the next day) Saturday open all day");
    expect(page).toMatch(/<tr aria-current="date"><th scope="row">Wednesday/);
    expect(words(page)).toMatch(/24.*26 December 2026 Christmas closed/);
    expect(words(page)).toContain("31 December 2026 9:00 – 12:00");
    expect(page).not.toContain("over<");
  });

  it("that it is always open where there are no hours, or whenever somebody is there", async () => {
    expect(words(await draw({ settings: settings({ rule: "hours" }) }))).toContain("Always open, day and night.");
    for (const rule of ["both", "staffed"] as const)
      expect(words(await draw({ settings: settings({ rule }) }))).toContain("At any time, whenever somebody");
  });

  it("all of it in the reader's language and direction", async () => {
    const german = await draw({ accept: "fr;q=0.9, de-AT;q=0.8, en;q=0.1" });
    expect(german).toContain('<html lang="de-AT" dir="ltr">');
    expect(words(german)).toContain("Jetzt geöffnet Schließt heute um 17:00 Uhr");
    expect(await draw({ accept: "ar" })).toContain('<html lang="ar" dir="rtl">');
    expect(await draw({ accept: "xx, en;q=0" })).toContain('<html lang="en" dir="ltr">');
  });

  it.each([
    ["en", 59, "in about 59 seconds."],
    ["en", 60, "in about 1 minute."],
    ["en", 130, "in about 2 minutes."],
    ["de", 60, "nach etwa 1 Minute "],
    ["ar", 60, "بعد نحو دقيقة."],
  ])("how soon answers came lately, as it was measured: %s, %i seconds", async (accept, replies, said) => {
    expect(words(await draw({ accept, availability: availability({ replies }) }))).toContain(said);
  });

  it("the state and hours of each department", async () => {
    const departments = [
      { id: "sales", name: "Sales", rule: null, hours: null },
      { id: "night", name: "Night", rule: "staffed" as const, hours: null },
    ];
    const page = words(
      await draw({
        settings: settings({ hours: week, departments }),
        availability: availability({
          departments: [
            { id: "sales", name: "Sales", open: true, reason: "within-hours", next: null },
            { id: "night", name: "Night", open: false, reason: "no-agent-online", next: null },
          ],
        }),
      }),
    );
    expect(page).toContain("Sales Open now The same hours.");
    expect(page).toContain("Night Closed now At any time, whenever somebody");
  });
});

describe("what an owner writes", () => {
  it("never becomes markup", async () => {
    const evil = "</script><script>alert(1)</script><!--";
    const page = await draw({
      settings: settings({ name: evil, hours: { ...week, exceptions: [{ ...closed, label: evil }] } }),
    });
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page.match(/<\/script/g)).toHaveLength(1);
    expect(page).not.toContain("<!--");
    const [, data = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
    expect(JSON.parse(data)).toMatchObject({ name: evil });
  });

  it("is the same JSON however it is written", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(scriptSafe(value))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(scriptSafe(value)).not.toMatch(/[<>]/);
      }),
    );
  });
});

const closed = { from: "2026-12-01", to: "2026-12-01", hours: [] };
