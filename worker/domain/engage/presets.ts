import type { Condition } from "#protocol/condition";
import type { Action, Texts, Trigger } from "#protocol/trigger";
import { ar } from "./words/ar.ts";
import { de } from "./words/de.ts";
import { en } from "./words/en.ts";

/** What a new trigger needs beside its preset. `department` is who gets it; null is the whole team. */
export type Given = { id: string; name: string; department: string | null };

export type Preset = keyof typeof en;

/** Triggers that owners ask for first, ready to be changed. They are off until somebody has read them. */
export const presets: Record<Preset, (given: Given) => Trigger> = {
  /** After a minute on the site, quietly in the launcher. */
  greeting: (given) => ({
    ...trigger(given, "greeting", { all: [{ test: "time-on-site", least: 60 }] }, "launcher"),
    priority: 10,
  }),
  /** Long at the basket; an empty one counts only where the page says what is in it. */
  basket: (given) => ({
    ...trigger(given, "basket", {
      all: [
        { test: "page", paths: ["*/basket*", "*/cart*", "*/checkout*", "*/warenkorb*", "*/kasse*"] },
        { test: "time-on-page", least: 45 },
        {
          any: [
            { test: "basket", of: "items", least: 1 },
            { test: "known", fact: "basket", known: false },
          ],
        },
      ],
    }),
    priority: 60,
  }),
  /** Where German or Arabic is spoken; whose browser speaks another language reads the default. */
  country: (given) => ({
    ...trigger(
      given,
      "country",
      {
        all: [
          { test: "country", in: [...GERMAN, ...ARABIC] },
          { test: "time-on-site", least: 30 },
        ],
      },
      "launcher",
    ),
    priority: 20,
  }),
  /** On technical pages, to the department that knows. */
  technical: (given) => ({
    ...trigger(given, "technical", {
      all: [
        { test: "page", paths: ["/docs/*", "/support/*", "/technical/*", "/technik/*", "*/manual*", "*/anleitung*"] },
        { test: "time-on-page", least: 60 },
      ],
    }),
    priority: 40,
  }),
  /** Two minutes on a product's data sheet. */
  dataSheet: (given) => ({
    ...trigger(given, "dataSheet", {
      all: [
        { test: "page", paths: ["*/datasheet*", "*/data-sheet*", "*/specifications*", "*/datenblatt*"] },
        { test: "time-on-page", least: 120 },
      ],
    }),
    priority: 50,
  }),
};

const GERMAN = ["AT", "CH", "DE", "LI"];
const ARABIC = [
  ...["AE", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KM", "KW", "LB", "LY"],
  ...["MA", "MR", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "TN", "YE"],
];

function trigger(
  { id, name, department }: Given,
  preset: Preset,
  when: Condition,
  as: "bubble" | "launcher" = "bubble",
): Omit<Trigger, "priority"> {
  const does: Action[] = [{ do: "invite", as, to: "chat" }];
  if (department !== null) does.push({ do: "department", id: department });
  return { id, name, on: false, when, does, texts: textsOf(preset), holdout: 0 };
}

const textsOf = (preset: Preset): Texts => [
  { language: "en", says: en[preset] },
  { language: "de", says: de[preset] },
  { language: "ar", says: ar[preset] },
];
