import { type Facts, nothingAround } from "#engage";
import type { Department, Device } from "#protocol/model";

/** A made-up visitor to try a trigger on. Times in seconds; an empty text and null are not known. */
export type Example = {
  path: string;
  title: string;
  onPage: number;
  onSite: number;
  country: string;
  language: string;
  device: Device;
  items: number | null;
  value: number | null;
  answered: boolean;
  within: boolean;
  before: readonly string[];
  visits: number | null;
  referrer: string;
  campaign: string;
  name: string;
  attributes: readonly string[];
  events: readonly string[];
  /** From 0 to 1. */
  struggle: number | null;
  typing: boolean;
  talking: boolean;
};

export const firstExample: Example = {
  ...{ path: "/", title: "Welcome", onPage: 30, onSite: 90, country: "DE", language: "de-DE", device: "desktop" },
  ...{ items: null, value: null, answered: true, within: true, before: [], visits: null, referrer: "", campaign: "" },
  ...{ name: "", attributes: [], events: [], struggle: null, typing: false, talking: false },
};

/** What the site would know of them at `now` (epoch ms). Their page has all `slots`. */
export function factsOfExample(
  example: Example,
  { now, departments, slots }: { now: number; departments: readonly Department[]; slots: readonly string[] },
): Facts {
  const { path, title, onPage, country, language, device, items, value, answered, within, struggle } = example;
  const onSite = Math.max(example.onSite, onPage);
  return {
    ...nothingAround,
    now,
    page: { path, title, since: now - onPage * 1_000 },
    trail: { paths: [...example.before, path], whole: true },
    since: now - onSite * 1_000,
    country: country === "" ? null : country,
    language: language === "" ? null : language,
    device,
    referrer: example.referrer,
    person: { ...(example.name === "" ? {} : { name: example.name }), attributes: attributesOf(example.attributes) },
    visits: example.visits,
    campaign: example.campaign === "" ? null : example.campaign,
    events: { list: example.events.map((name) => ({ name, at: now })), whole: true },
    basket: items === null ? null : { items, value },
    struggle: struggle === null ? null : { score: struggle, kinds: [] },
    availability: { open: answered, departments: departments.map(({ id }) => ({ id, open: answered })) },
    hours: within,
    typing: example.typing,
    talking: example.talking,
    slots,
  };
}

/** Lines such as `plan=pro`. */
const attributesOf = (lines: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    lines.flatMap((line) => {
      const at = line.indexOf("=");
      return at < 1 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()]];
    }),
  );
