import fc from "fast-check";
import { expect, test } from "vitest";
import { readableOn } from "../../../widget/loader/color.ts";

test("words on the owner's colour meet WCAG AA, whatever it is", () => {
  const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
  fc.assert(
    fc.property(color, (back) => {
      expect(contrast(back, readableOn(back) === "#000" ? "#000000" : "#ffffff")).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 2_000 },
  );
});

/** WCAG 2.2, to the letter. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
