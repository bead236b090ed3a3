import type { Explained, FactValue } from "#protocol/explained";
import { countryName, languageName } from "../../locales/names.ts";
import { t } from "../../locales/strings.ts";
import { percentWords, plain, spanWords } from "./amount-words.ts";

/** What is so now of what a test asks about. */
export function nowWords({ test, now }: Extract<Explained, { kind: "test" }>): string {
  if (now === null) return t("triggers.preview.notKnown");
  if (now === "") return t("triggers.preview.none");
  if (typeof now === "object") return partWords(now);
  if (typeof now === "boolean") return t(now ? "triggers.field.answerYes" : "triggers.field.answerNo");
  if (typeof now === "string") {
    if (test.test === "country") return countryName(now);
    return test.test === "language" ? languageName(now) : now;
  }
  return test.test === "time-on-page" || test.test === "time-on-site" ? spanWords(now) : plain(now);
}

/** Of an event how often and how long ago, of who is stuck how sure that is. */
function partWords({ times, seconds, score }: Extract<FactValue, object>): string {
  if (typeof score === "number") return percentWords(score);
  if (typeof times !== "number" || times === 0) return t("triggers.preview.never");
  const often = t("triggers.says.times", times);
  if (typeof seconds !== "number") return t("triggers.preview.eventNow", often);
  return t("triggers.preview.eventAgo", often, spanWords(seconds));
}
