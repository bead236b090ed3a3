import { afterEach, beforeEach, expect, test, vi } from "vitest";

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

test.each([
  ["en-GB", "Thu, 26 Nov 2026", "1 Nov 2026"],
  ["en-US", "Thu, Nov 26, 2026", "Nov 1, 2026"],
  ["de-DE", "Thu, Nov 26, 2026", "Nov 1, 2026"],
])("dates are in the English of the browser: %s", async (language, long, short) => {
  vi.stubGlobal("navigator", { language });
  const { dateName } = await import("../../../console/features/hours/day-names.ts");
  const { shortDate } = await import("../../../console/locales/clock.ts");
  expect(dateName("2026-11-26")).toBe(long);
  expect(shortDate(new Date(2026, 10, 1).getTime())).toBe(short);
});
