import * as v from "valibot";
import { Settings } from "#protocol/model";
import { t } from "../../locales/strings.ts";

export type Origins = { ok: true; origins: string[] } | { ok: false; error: string };

/** Reads the lines people type: a bare host gets its scheme, a path is cut off, what is wrong is named. */
export function readOrigins(text: string): Origins {
  const lines = text.split(/[\n,\s]+/u).filter((line) => line !== "");
  if (lines.length === 0) return { ok: false, error: t("origins.none") };
  const origins: string[] = [];
  for (const line of lines) {
    const origin = v.safeParse(Settings.entries.origins.pipe[0].item, toOrigin(line));
    if (!origin.success) return { ok: false, error: t("origins.wrong", line) };
    if (!origins.includes(origin.output)) origins.push(origin.output);
  }
  return origins.length > 50 ? { ok: false, error: t("origins.many") } : { ok: true, origins };
}

function toOrigin(line: string): string {
  const local = /^(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/iu.test(line);
  const whole = /^[a-z][a-z0-9+.-]*:\/\//iu.test(line) ? line : `${local ? "http" : "https"}://${line}`;
  const parts = /^([a-z]+:\/\/[^/?#]+)/iu.exec(whole);
  const origin = parts?.[1] ?? whole;
  return /\.|localhost/iu.test(origin) ? origin : line;
}
