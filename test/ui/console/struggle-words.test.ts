import { describe, expect, test } from "vitest";
import type { Signal } from "#protocol/struggle";
import { struggleWords } from "../../../console/features/visitor/struggle-words.ts";

const guide = { path: "/size-guide", title: "Size guide" };
const jacket = { path: "/jackets/blue", title: "Blue jacket" };
const untitled = { path: "/checkout", title: " " };
const weight = 0.6;

describe("why somebody seems stuck, in words", () => {
  const said: [string, Signal][] = [
    [
      "Went 5 times between Size guide and Blue jacket in 2 min",
      { kind: "flipping", weight, evidence: { pages: [guide, jacket], times: 5, ms: 125_000 } },
    ],
    [
      "Went 7 times among Size guide, Blue jacket, and /checkout in 40 s",
      { kind: "flipping", weight, evidence: { pages: [guide, jacket, untitled], times: 7, ms: 40_000 } },
    ],
    [
      "On Size guide for 6 min, where people usually stay 50 s",
      { kind: "staying", weight, evidence: { page: guide, ms: 385_000, usual: 50_000 } },
    ],
    [
      "Clicked again and again on “#buy” on Blue jacket, 3 times in 20 s",
      { kind: "rage", weight, evidence: { page: jacket, target: "#buy", times: 3, ms: 20_000 } },
    ],
    [
      "Clicked again and again on Blue jacket",
      { kind: "rage", weight, evidence: { page: jacket, target: null, times: 1, ms: 0 } },
    ],
    [
      "Clicked 4 times on “label.size” on /checkout in 30 s, and nothing happened",
      { kind: "dead", weight, evidence: { page: untitled, target: "label.size", times: 4, ms: 30_000 } },
    ],
    [
      "Clicked on Blue jacket, and nothing happened",
      { kind: "dead", weight, evidence: { page: jacket, target: null, times: 1, ms: 0 } },
    ],
    [
      "A form on /checkout was not accepted 3 times in 1 min, because of “phone”",
      { kind: "form-errors", weight, evidence: { page: untitled, target: "phone", times: 3, ms: 61_000 } },
    ],
    [
      "A form on /checkout was not accepted",
      { kind: "form-errors", weight, evidence: { page: untitled, target: null, times: 1, ms: 0 } },
    ],
    [
      "Searched 3 times in 50 s and found nothing: “waders” and “anorak”",
      { kind: "empty-searches", weight, evidence: { words: ["waders", "anorak"], times: 3, ms: 50_000 } },
    ],
    ["Searched and found nothing", { kind: "empty-searches", weight, evidence: { words: [], times: 1, ms: 0 } }],
    [
      "Hesitates at /checkout: 5 min on the checkout without an order, away and back 2 times",
      { kind: "checkout", weight, evidence: { page: untitled, times: 2, ms: 300_000 } },
    ],
    [
      "Hesitates at /checkout: 5 min on the checkout without an order",
      { kind: "checkout", weight, evidence: { page: untitled, times: 0, ms: 300_000 } },
    ],
    [
      "Looked at help 5 times in 2 min: Size guide and Blue jacket",
      { kind: "help", weight, evidence: { pages: [guide, jacket], times: 5, ms: 120_000 } },
    ],
  ];
  test.for(said)("%s", ([words, signal]) => {
    expect(struggleWords(signal)).toBe(words);
  });
});
