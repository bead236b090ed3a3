import type { Condition } from "#protocol/condition";
import { locale, t } from "../../locales/strings.ts";
import type { Names } from "./names.ts";
import { testWords } from "./test-words.ts";

const and = new Intl.ListFormat(locale, { type: "conjunction" });
const or = new Intl.ListFormat(locale, { type: "disjunction" });

/** A condition as a sentence: "When they are on /cart, and they are in Austria." */
export function sentenceOf(condition: Condition, names: Names): string {
  if ("all" in condition && condition.all.length === 0) return t("triggers.says.always");
  return t("triggers.says.when", words(condition, names));
}

function words(condition: Condition, names: Names): string {
  if ("not" in condition) return t("triggers.says.notSo", part(condition.not, names));
  if ("test" in condition) return testWords(condition, names);
  const parts = "all" in condition ? condition.all : condition.any;
  const [only, ...others] = parts;
  if (only === undefined) return t("all" in condition ? "triggers.says.alwaysPart" : "triggers.says.missing");
  if (others.length === 0) return words(only, names);
  return ("all" in condition ? and : or).format(parts.map((one) => part(one, names)));
}

/** One within another stands in brackets where it would be read wrongly. */
function part(condition: Condition, names: Names): string {
  const said = words(condition, names);
  return isLong(condition) ? t("triggers.says.brackets", said) : said;
}

function isLong(condition: Condition): boolean {
  if ("test" in condition) return false;
  if ("not" in condition) return true;
  const parts = "all" in condition ? condition.all : condition.any;
  const [only] = parts;
  return parts.length > 1 || (only !== undefined && isLong(only));
}
