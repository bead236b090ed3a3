import type { Test } from "#protocol/condition-test";
import { countryName, languageName } from "../../locales/names.ts";
import { t } from "../../locales/strings.ts";
import { anyWords, percentWords, plain, rangeWords, spanRangeWords, spanWords } from "./amount-words.ts";
import type { Names } from "./names.ts";
import { signs } from "./signs.ts";

/** What one test asks, as part of a sentence: "they are in Austria". */
export function testWords(test: Test, names: Names): string {
  switch (test.test) {
    case "page":
      return t("triggers.says.page", anyWords(test.paths));
    case "been": {
      const { paths, times = 1 } = test;
      if (times <= 1) return t("triggers.says.been", anyWords(paths));
      return t("triggers.says.beenTimes", anyWords(paths), t("triggers.says.times", times));
    }
    case "pages":
      return t("triggers.says.seen", rangeWords(test, pages));
    case "time-on-page":
      return t("triggers.says.onPage", spanRangeWords(test));
    case "time-on-site":
      return t("triggers.says.onSite", spanRangeWords(test));
    case "visits":
      return t("triggers.says.visits", rangeWords(test, times));
    case "referrer":
      return t("triggers.says.referrer", anyWords(test.in.map((said) => said || t("triggers.says.nowhere"))));
    case "campaign":
      return t("triggers.says.campaign", anyWords(test.in));
    case "country":
      return t("triggers.says.country", anyWords(test.in.map(countryName)));
    case "language":
      return t("triggers.says.language", anyWords(test.in.map(languageName)));
    case "device":
      return t("triggers.says.device", anyWords(test.in.map((device) => t(`triggers.says.devices.${device}`))));
    case "attribute":
      return attributeWords(test);
    case "event":
      return eventWords(test);
    case "basket":
      return test.of === "items"
        ? t("triggers.says.basketItems", rangeWords(test, items))
        : t("triggers.says.basketValue", rangeWords(test, plain));
    case "struggle": {
      const sign = signs.find((one) => one === test.kind);
      if (sign === undefined) return t("triggers.says.struggle", percentWords(test.least));
      return t("triggers.says.struggleKind", percentWords(test.least), t(`triggers.sign.${sign}`));
    }
    case "segment":
      return t("triggers.says.segment", names.segment(test.id) ?? missing(test.id));
    case "availability":
      return t(test.open ? "triggers.says.available" : "triggers.says.unavailable");
    case "department": {
      const name = names.department(test.id) ?? missing(test.id);
      return t(test.open ? "triggers.says.departmentOpen" : "triggers.says.departmentClosed", name);
    }
    case "hours":
      return t(test.within ? "triggers.says.withinHours" : "triggers.says.outsideHours");
    case "known":
      return t(test.known ? "triggers.says.known" : "triggers.says.unknown", t(`triggers.fact.${test.fact}`));
  }
}

const pages = (count: number) => t("triggers.says.pages", count);
const items = (count: number) => t("triggers.says.items", count);
const times = (count: number) => t("triggers.says.times", count);

/** Not chosen yet, or gone since. */
const missing = (id: string): string => t(id === "" ? "triggers.says.missing" : "triggers.says.gone");

function attributeWords(test: Extract<Test, { test: "attribute" }>): string {
  const key = test.key || t("triggers.says.missing");
  switch (test.op) {
    case "set":
      return t(test.set ? "triggers.says.attributeSet" : "triggers.says.attributeUnset", key);
    case "is":
      return t("triggers.says.attributeIs", key, anyWords(test.in.map(String)));
    case "has":
      return t("triggers.says.attributeHas", key, test.text);
    case "number":
      return t("triggers.says.attributeIs", key, rangeWords(test, plain));
  }
}

function eventWords({ name, times: count = 1, within, after }: Extract<Test, { test: "event" }>): string {
  const called = name || t("triggers.says.missing");
  let words = count > 1 ? t("triggers.says.eventTimes", called, times(count)) : t("triggers.says.event", called);
  if (within !== undefined) words = t("triggers.says.eventWithin", words, spanWords(within));
  if (after !== undefined) words = t("triggers.says.eventAfter", words, spanWords(after));
  return words;
}
