import type { Signal, SignalPage } from "#protocol/struggle";
import { exactDuration, roughDuration } from "../../locales/duration.ts";
import { joinNames } from "../../locales/names.ts";
import { t } from "../../locales/strings.ts";

/** Why somebody seems stuck: "Went 5 times between Size guide and Blue jacket in 2 min". */
export function struggleWords({ kind, evidence }: Signal): string {
  const span = "ms" in evidence ? spanWords(evidence.ms) : "";
  switch (kind) {
    case "flipping": {
      const pages = joinNames(evidence.pages.map(nameOf));
      return t(evidence.pages.length > 2 ? "struggle.amongThree" : "struggle.betweenTwo", evidence.times, pages, span);
    }
    case "staying":
      return t("struggle.staying", nameOf(evidence.page), span, spanWords(evidence.usual));
    case "rage":
    case "dead": {
      const page = nameOf(evidence.page);
      const what = evidence.target === null ? page : t("struggle.target", evidence.target, page);
      return evidence.times === 1 ? t(`struggle.${kind}Once`, what) : t(`struggle.${kind}`, what, evidence.times, span);
    }
    case "form-errors": {
      const page = nameOf(evidence.page);
      const words =
        evidence.times === 1 ? t("struggle.formOnce", page) : t("struggle.form", page, evidence.times, span);
      return evidence.target === null ? words : t("struggle.formField", words, evidence.target);
    }
    case "empty-searches": {
      const words = evidence.times === 1 ? t("struggle.searchOnce") : t("struggle.search", evidence.times, span);
      const searched = evidence.words.map((word) => t("struggle.searchWord", word));
      return searched.length === 0 ? words : t("struggle.searchWords", words, joinNames(searched));
    }
    case "checkout": {
      const words = t("struggle.checkout", nameOf(evidence.page), span);
      return evidence.times === 0 ? words : t("struggle.checkoutBack", words, evidence.times);
    }
    case "help":
      return t("struggle.help", evidence.times, joinNames(evidence.pages.map(nameOf)), span);
  }
}

const nameOf = ({ path, title }: SignalPage): string => (title.trim() === "" ? path : title);

const spanWords = (ms: number): string => (ms < 60_000 ? exactDuration(ms) : roughDuration(ms));
