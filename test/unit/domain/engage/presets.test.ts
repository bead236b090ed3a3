import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { emptyLedger } from "#protocol/ledger";
import { type Trigger, Trigger as TriggerShape } from "#protocol/trigger";
import { choose } from "../../../../worker/domain/engage/choose.ts";
import type { Facts } from "../../../../worker/domain/engage/facts.ts";
import { missingIn } from "../../../../worker/domain/engage/missing-in.ts";
import { type Preset, presets } from "../../../../worker/domain/engage/presets.ts";
import { noSegments } from "../../../../worker/domain/engage/segments.ts";
import { factsWith, id, NOW, SECOND } from "./facts.ts";

const made = (preset: Preset, department: string | null = null): Trigger =>
  presets[preset]({ id: id(preset), name: preset, department });
const all = (Object.keys(presets) as Preset[]).map((preset) => made(preset));

function invitationTo(known: Partial<Facts>, triggers = all) {
  return choose({
    triggers: triggers.map((trigger) => ({ ...trigger, on: true })),
    facts: factsWith({ availability: { open: true, departments: [] }, since: NOW, ...known }),
    ...{ segments: noSegments, ledger: emptyLedger, restraint: { perVisit: 1, perWeek: 3, quietDays: 7 } },
    ...{ visit: id("visit"), site: "Acme", draw: () => 0.5 },
  }).invitation;
}
const on = (path: string, seconds: number, title = "A page") => ({
  page: { path, title, since: NOW - seconds * SECOND },
});

describe("the presets", () => {
  it("[TRG8] are sound triggers, off until somebody has read them, with words in three languages", () => {
    for (const trigger of [...all, made("technical", id("tech"))]) {
      expect(v.parse(TriggerShape, trigger)).toEqual(trigger);
      expect(trigger.on).toBe(false);
      expect(trigger.texts.map(({ language }) => language)).toEqual(["en", "de", "ar"]);
      // Whatever is not known, something can be said.
      for (const { says } of trigger.texts) expect(says.at(-1)).not.toMatch(/[{}]/);
    }
  });

  it("[TRG10] invite whom they are for, and nobody before", () => {
    expect(invitationTo({ since: NOW - 59 * SECOND, country: "US" })).toBeNull();
    expect(
      invitationTo({ since: NOW - 60 * SECOND, country: "US", language: "en", person: { name: "Ada" } }),
    ).toMatchObject({
      ...{ trigger: id("greeting"), text: "Hello Ada! Can we help you?", shows: { as: "launcher" } },
    });
    expect(invitationTo(on("/shop/warenkorb", 44))).toBeNull();
    expect(invitationTo(on("/shop/warenkorb", 45))).toMatchObject({ trigger: id("basket"), language: "de" });
    expect(invitationTo({ ...on("/cart", 45), basket: { items: 0, value: 0 } })).toBeNull();
    expect(invitationTo({ ...on("/cart", 45), basket: { items: 1, value: null } })?.trigger).toBe(id("basket"));
    expect(invitationTo(on("/docs/fitting", 60))?.trigger).toBe(id("technical"));
    expect(invitationTo(on("/p/42/datasheet.html", 119))).toBeNull();
    expect(invitationTo({ ...on("/p/42/datasheet.html", 120, "Pump 42"), language: "en" })?.text).toBe(
      "Do you have a question about “Pump 42”? Just ask us.",
    );
  });

  it("[TRG6] greet by country in the visitor's own language", () => {
    const since = NOW - 30 * SECOND;
    expect(invitationTo({ since, country: "CH", language: "de-CH" })?.text).toBe(
      "Hallo! Schreiben Sie uns gern auf Deutsch.",
    );
    expect(invitationTo({ since, country: "EG", language: "ar" })?.text).toBe(
      "مرحبًا بك من مصر! يمكنك مراسلتنا بالعربية.",
    );
    expect(invitationTo({ since, country: "DE", language: "fr" })?.language).toBe("en");
    expect(invitationTo({ since, country: "FR", language: "de" })).toBeNull();
    expect(invitationTo({ since, country: null, language: "de" })).toBeNull();
  });

  it("[TRG8] hand over to a department where there is one", () => {
    const technical = made("technical", id("tech"));
    expect(invitationTo(on("/docs/fitting", 60), [technical])?.quietly).toEqual([{ do: "department", id: id("tech") }]);
    expect(made("technical").does).toEqual([{ do: "invite", as: "bubble", to: "chat" }]);
  });
});

describe("what a trigger or a segment names", () => {
  const segment = { id: id("seg"), name: "", when: { all: [] } };
  const department = { id: id("tech") };

  it("[TRG3] is looked for on the site, and the first that is not there is told with its place", () => {
    const technical = made("technical", id("tech"));
    const named: Trigger = {
      ...technical,
      when: { all: [{ not: { test: "segment", id: id("seg") } }, { test: "department", id: id("tech"), open: true }] },
      does: [...technical.does, { do: "tell", department: id("tech") }],
    };
    expect(missingIn([named], [segment], [department])).toBeNull();
    expect(missingIn([made("greeting"), named], [], [department])).toEqual({
      ...{ place: "triggers.1.when.all.0.not.id", what: "segment" },
    });
    expect(missingIn([named], [segment], [])).toEqual({ place: "triggers.0.when.all.1.id", what: "department" });
    expect(missingIn([technical], [], [])).toEqual({ place: "triggers.0.does.1.id", what: "department" });
    const tells: Trigger = { ...made("greeting"), does: [{ do: "tell", department: id("gone") }] };
    expect(missingIn([tells], [], [])).toEqual({ place: "triggers.0.does.0.department", what: "department" });
    const outer = { ...segment, when: { any: [{ test: "segment" as const, id: id("gone") }] } };
    expect(missingIn([], [segment, outer], [])).toEqual({ place: "segments.1.when.any.0.id", what: "segment" });
  });
});
