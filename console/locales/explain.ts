import type { Failure } from "../api/request.ts";
import { en } from "./en.ts";
import { t } from "./strings.ts";

/** Words for a failure: ours where the code is known, else the server's, else that it did not work. */
export function explain(failure: Failure): string {
  const known: Readonly<Record<string, string>> = en.failures;
  return known[failure.code] ?? (failure.detail === "" ? t("failures.fallback") : failure.detail);
}
