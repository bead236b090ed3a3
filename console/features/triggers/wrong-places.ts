import * as v from "valibot";
import { missingIn } from "#engage";
import type { Department } from "#protocol/model";
import { Segments } from "#protocol/segment";
import { Restraint, Triggers } from "#protocol/trigger";
import { t } from "../../locales/strings.ts";
import type { Engage } from "./engage.ts";

const Whole = v.object({ triggers: Triggers, segments: Segments, restraint: Restraint });

/** What the site would refuse, by its place such as `triggers.0.when.all.1.least`: what to do about it. */
export function wrongPlaces(draft: Engage, departments: readonly Department[]): ReadonlyMap<string, string> {
  const result = v.safeParse(Whole, draft);
  const wrong = new Map<string, string>();
  for (const issue of result.issues ?? []) {
    const place = v.getDotPath(issue) ?? "";
    if (!wrong.has(place)) wrong.set(place, advice(issue));
  }
  if (!result.success) return wrong;
  const missing = missingIn(draft.triggers, draft.segments, departments);
  return missing === null ? wrong : wrong.set(missing.place, t(`triggers.advice.gone.${missing.what}`));
}

const known: Readonly<Record<string, string>> = {
  "is empty": t("triggers.advice.empty"),
  "needs an entry": t("triggers.advice.entry"),
  "needs an entry, or it never holds": t("triggers.advice.group"),
  'is missing, and so is "most"': t("triggers.advice.bound"),
  'is below "least"': t("triggers.advice.below"),
  'is below "after"': t("triggers.advice.span"),
  "needs something to do": t("triggers.advice.action"),
  "needs a text to invite with": t("triggers.advice.words"),
  "needs a text": t("triggers.advice.saying"),
  "is part of itself": t("triggers.advice.itself"),
  "asks whether the team is there, which a segment cannot": t("triggers.advice.team"),
  "must be 22 base64url characters": t("triggers.advice.choose"),
};

/** What the protocol says, as what to do. */
function advice({ type, message }: v.BaseIssue<unknown>): string {
  const words = known[message];
  if (words !== undefined) return words;
  if (message.endsWith("cannot be filled in") || /^[{}]/.test(message))
    return t("triggers.advice.variable", message.replace(" cannot be filled in", ""));
  if (message.startsWith("is nested more than")) return t("triggers.advice.deep");
  if (message.endsWith("tests and groups")) return t("triggers.advice.many");
  if (type === "number" || type === "integer") return t("triggers.advice.number");
  return type === "min_length" ? t("triggers.advice.empty") : t("triggers.advice.other", message);
}
