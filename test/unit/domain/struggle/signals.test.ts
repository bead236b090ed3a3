import { describe, expect, test } from "vitest";
import { checkout } from "../../../../worker/domain/struggle/checkout.ts";
import { dead, rage } from "../../../../worker/domain/struggle/clicks.ts";
import { emptySearches } from "../../../../worker/domain/struggle/empty-searches.ts";
import { flipping } from "../../../../worker/domain/struggle/flipping.ts";
import { formErrors } from "../../../../worker/domain/struggle/form-errors.ts";
import { help } from "../../../../worker/domain/struggle/help.ts";
import { staying } from "../../../../worker/domain/struggle/staying.ts";
import { STUCK } from "../../../../worker/domain/struggle/struggle.ts";
import { told, unknown, usual, withActs } from "./stay.ts";

const weight = (signal: { weight: number } | null): number => signal?.weight ?? 0;

describe("flipping", () => {
  const of = (words: string) => {
    return flipping(told(words));
  };

  test("between two pages by glances is told with how often and in what time", () => {
    const signal = of("/guide 10 /jacket 12 /guide 9 /jacket 14 /guide 8 /jacket 5");
    expect(signal).toMatchObject({
      kind: "flipping",
      evidence: { pages: [{ title: "guide" }, { title: "jacket" }], times: 5, ms: 53_000 },
    });
    expect(weight(signal)).toBeGreaterThanOrEqual(STUCK);
  });

  test("counts among three pages as well, in any order", () => {
    const signal = of("/a 10 /b 10 /c 10 /b 8 /a 9 /c 10 /a 9 /b 4");
    expect(signal).toMatchObject({ evidence: { times: 7 } });
    expect(signal?.kind === "flipping" && signal.evidence.pages).toHaveLength(3);
    expect(weight(signal)).toBeGreaterThanOrEqual(STUCK);
  });

  test("weighs little for somebody who reads in between: that is comparing", () => {
    expect(weight(of("/a 40 /b 45 /a 38 /b 41 /a 40 /b 10"))).toBeLessThan(STUCK / 2);
  });

  test("is not back and forth between a list and one product after the other", () => {
    expect(of("/list 5 /a 9 /list 5 /b 9 /list 5 /c 8 /list 5 /d 9 /list 5")).toBeNull();
  });

  test("is not going once there and back, nor reloading", () => {
    expect(of("/a 5 /b 5 /a 5")).toBeNull();
    expect(of("/a 5 /a 5 /a 5 /a 5 /a 5 /a 5")).toBeNull();
    expect(of("/a 45 /b 45 /a 45 /b 5")).toBeNull();
  });

  test("is not a round of four pages or more", () => {
    expect(of("/a 9 /b 9 /c 9 /d 9 /a 9 /b 9 /c 9 /d 9 /a 9 /b 9 /c 9 /d 9")).toBeNull();
  });

  test("goes by what is usual on the page, also where that is only guessed", () => {
    const flips = told("/a 40 /b 40 /a 40 /b 40 /a 40 /b 40 /a 40");
    const long = () => ({ median: 240_000, count: 100 });
    expect(weight(flipping({ ...flips, usual: long }))).toBeGreaterThan(STUCK);
    expect(weight(flipping(flips))).toBeLessThan(STUCK);
    expect(weight(flipping({ ...flips, usual: unknown }))).toBeLessThan(STUCK);
  });
});

describe("staying", () => {
  const of = (words: string, { tabs = 1, of = usual } = {}) => staying({ ...told(words), tabs, usual: of });

  test("far longer than is usual on that page is told beside the usual", () => {
    expect(of("/list 30 /sheet 260")).toMatchObject({
      kind: "staying",
      evidence: { page: { title: "sheet" }, ms: 260_000, usual: 40_000 },
    });
  });

  test("is no struggle by itself, however long", () => {
    for (const seconds of [100, 200, 400, 600, 800, 3_600])
      expect(weight(of(`/list 30 /sheet ${seconds}`))).toBeLessThan(STUCK);
  });

  test("counts more once they come back to it without anything new in between", () => {
    expect(weight(of("/product 30 /sheet 260 /product 12 /sheet 20"))).toBeGreaterThanOrEqual(STUCK);
    expect(weight(of("/product 30 /sheet 260 /other 12 /sheet 20"))).toBeLessThan(STUCK);
  });

  test("for an hour is being away", () => {
    expect(of("/list 30 /sheet 3600")).toBeNull();
    expect(of("/list 30 /sheet 3600 /list 5")).toBeNull();
  });

  test("is shared among the tabs that are open", () => {
    expect(weight(of("/list 5 /a 3 /b 3 /sheet 260", { tabs: 4 }))).toBeLessThan(
      weight(of("/list 5 /a 3 /b 3 /sheet 260")) / 2,
    );
  });

  test("goes by the visitor's own pace: who is slow everywhere is not stuck anywhere", () => {
    expect(weight(of("/a 110 /b 120 /c 125 /sheet 260"))).toBeLessThan(weight(of("/a 40 /b 35 /c 40 /sheet 260")) / 2);
  });

  test("fades from when they went on", () => {
    const { now, ...rest } = told("/list 30 /sheet 260 /list 5");
    expect(weight(staying({ ...rest, now: now + 600_000 }))).toBeLessThan(weight(staying({ ...rest, now })) / 2);
  });

  test("says nothing where the usual is not known well, nor on the checkout, which has its own sign", () => {
    expect(of("/list 30 /sheet 260", { of: unknown })).toBeNull();
    expect(of("/list 30 /sheet 260", { of: () => ({ median: 40_000, count: 19 }) })).toBeNull();
    expect(of("/list 30 /checkout 260")).toBeNull();
  });
});

describe("rage clicks", () => {
  const of = (words: string, details: (string | undefined)[]) => {
    return rage(withActs(words, "rage", details));
  };

  test("say on what they were, where most were on one thing", () => {
    expect(of("/jacket 30", ["#buy", "#buy"])).toMatchObject({
      kind: "rage",
      evidence: { page: { title: "jacket" }, target: "#buy", times: 2, ms: 10_000 },
    });
    expect(of("/jacket 60", ["#a", "#b", "#c", undefined, undefined])).toMatchObject({ evidence: { target: null } });
  });

  test("are struggle from the second burst on", () => {
    expect(weight(of("/jacket 30", ["#buy"]))).toBeLessThan(STUCK);
    expect(weight(of("/jacket 30", ["#buy", "#buy"]))).toBeGreaterThanOrEqual(STUCK);
  });

  test("count less once they got on to something new by themselves", () => {
    const angry = withActs("/jacket 30", "rage", ["#buy", "#buy"]);
    const then = (words: string) => weight(rage({ ...angry, views: told(words).views }));
    expect(then("/jacket 30 /basket 5")).toBeLessThan(STUCK);
    expect(then("/jacket 30 /help 5")).toBeGreaterThanOrEqual(STUCK);
    expect(then("/jacket 30 /basket 5 /jacket 5")).toBeGreaterThanOrEqual(STUCK);
    const later = withActs("/basket 9 /jacket 30", "rage", ["#buy", "#buy"]);
    const seen = told("/basket 9 /jacket 30 /basket 5").views;
    expect(weight(rage({ ...later, views: seen }))).toBeGreaterThanOrEqual(STUCK);
  });

  test("on what a dead click was on before are a second try", () => {
    const first = told("/jacket 20");
    const tried = { at: first.now - 20_000, path: "/jacket", kind: "dead", detail: "#buy" } as const;
    const later = { at: first.now - 12_000, path: "/jacket", kind: "rage", detail: "#buy" } as const;
    const alone = weight(rage({ ...first, acts: [later] }));
    expect(weight(rage({ ...first, acts: [tried, later] }))).toBeGreaterThan(alone);
  });
});

describe("dead clicks", () => {
  const of = (details: (string | undefined)[], every = 6) => {
    return dead(withActs("/list 30", "dead", details, { every }));
  };

  test("on the same thing again and again are struggle", () => {
    const signal = of(["label.size", "label.size", "label.size", "label.size"]);
    expect(signal).toMatchObject({ kind: "dead", evidence: { target: "label.size", times: 4, ms: 18_000 } });
    expect(weight(signal)).toBeGreaterThanOrEqual(STUCK);
  });

  test("here and there are a habit", () => {
    expect(weight(of(["p", "h1", "img", "li"]))).toBeLessThan(STUCK);
    expect(weight(of([undefined, undefined, undefined, undefined]))).toBeLessThan(STUCK);
  });

  test("that come together are one", () => {
    expect(of(["p", "p", "p", "p"], 0.4)).toMatchObject({ evidence: { times: 1 } });
  });
});

describe("form errors", () => {
  const of = (details: string[], every = 10, words = "/checkout/address 42") => {
    return formErrors(withActs(words, "form-error", details, { every }));
  };

  test("of the same field again are struggle, and the field is named", () => {
    const signal = of(["phone", "phone", "phone"]);
    expect(signal).toMatchObject({
      kind: "form-errors",
      evidence: { page: { path: "/checkout/address" }, target: "phone", times: 3, ms: 20_000 },
    });
    expect(weight(signal)).toBeGreaterThanOrEqual(STUCK);
  });

  test("once or twice are everyday", () => {
    expect(weight(of(["phone"], 10, "/form 15"))).toBeLessThan(STUCK / 2);
    expect(weight(of(["phone", "postcode"], 10, "/form 25"))).toBeLessThan(STUCK);
  });

  test("of all fields at once are one", () => {
    expect(of(["name", "phone", "postcode"], 0.1)).toMatchObject({ evidence: { times: 1 } });
  });

  test("weigh more when nothing is done after it, and when they turn to the help", () => {
    const soon = withActs("/form 20", "form-error", ["phone", "phone"]);
    const late = withActs("/form 100", "form-error", ["phone", "phone"]);
    const asked = told("/form 20 /help 1");
    expect(weight(formErrors(soon))).toBeLessThan(STUCK);
    expect(weight(formErrors(late))).toBeGreaterThanOrEqual(STUCK);
    expect(weight(formErrors({ ...soon, views: asked.views }))).toBeGreaterThanOrEqual(STUCK);
    const busy = { at: soon.now + 5_000, path: "/form", kind: "search", results: 2 } as const;
    expect(weight(formErrors({ ...late, acts: [...late.acts, busy] }))).toBeLessThan(STUCK);
  });
});

describe("empty searches", () => {
  const of = (words: string[], results = 0, every = 12) => {
    return emptySearches(withActs("/search 40", "search", words, { results, every }));
  };

  test("one after the other are struggle, with the last words as the host page told them", () => {
    const signal = of(["waders", "anorak", "anorak xs", "parka"], 0, 10);
    expect(signal).toMatchObject({
      kind: "empty-searches",
      evidence: { words: ["anorak", "anorak xs", "parka"], times: 4, ms: 30_000 },
    });
    expect(weight(signal)).toBeGreaterThanOrEqual(STUCK);
  });

  test("count for less once a search found something", () => {
    const missed = withActs("/search 50", "search", ["waders", "anorak", "parka"], { results: 0 });
    const found = { at: missed.now - 15_000, path: "/search", kind: "search", results: 4 } as const;
    expect(weight(emptySearches({ ...missed, acts: [...missed.acts, found] }))).toBeLessThan(STUCK);
    expect(weight(emptySearches(missed))).toBeGreaterThanOrEqual(STUCK);
  });

  test("are no searches that found something, nor those of which nothing is known", () => {
    expect(of(["blue", "red", "green"], 3)).toBeNull();
    expect(emptySearches(withActs("/search 40", "search", ["blue", "red", "green"]))).toBeNull();
  });
});

describe("hesitating on the checkout", () => {
  const of = (words: string) => checkout(told(words));

  test("is going away and coming back with nothing new in between", () => {
    const signal = of("/jacket 30 /basket 20 /checkout 40 /jacket 10 /checkout 30 /basket 10 /checkout 20");
    expect(signal).toMatchObject({ kind: "checkout", evidence: { page: { path: "/checkout" }, times: 3 } });
    expect(weight(signal)).toBeGreaterThanOrEqual(STUCK);
  });

  test("is not filling the basket with one thing after the other", () => {
    expect(of("/a 30 /basket 20 /b 20 /basket 20 /c 20 /basket 20 /d 20 /basket 20 /e 20 /basket 20")).toBeNull();
  });

  test("is hardly a second look at the product before going on", () => {
    expect(weight(of("/jacket 30 /basket 20 /jacket 20 /basket 10 /checkout 40"))).toBeLessThan(STUCK / 2);
  });

  test("is going from a later step to the help, but not from the basket", () => {
    expect(weight(of("/basket 20 /checkout 40 /help 10"))).toBeGreaterThan(0.1);
    expect(of("/basket 20 /help 10")).toBeNull();
  });

  test("is seeing a step again, as after a bank that said no", () => {
    expect(weight(of("/basket 20 /checkout 60 /checkout 60 /checkout 60 /checkout 20"))).toBeGreaterThanOrEqual(STUCK);
    expect(weight(of("/basket 20 /checkout 60 /checkout 20"))).toBeLessThan(STUCK);
  });

  test("by time alone is no struggle: the card may be in the next room, and after an hour they are away", () => {
    for (const seconds of [60, 120, 300, 600, 900])
      expect(weight(of(`/basket 20 /checkout ${seconds}`))).toBeLessThan(STUCK);
    expect(of("/basket 20 /checkout 3600")).toBeNull();
  });

  test("is nothing where nothing of the checkout was seen", () => {
    expect(of("/a 30 /b 300 /a 30 /b 30")).toBeNull();
  });
});

describe("going round the help pages", () => {
  const of = (words: string) => help(told(words));

  test("is from one to the next by glances, and back", () => {
    const signal = of("/help 10 /help/returns 12 /help 8 /help/delivery 14 /help 6");
    expect(signal).toMatchObject({ kind: "help", evidence: { times: 5, ms: 44_000 } });
    expect(signal?.kind === "help" && signal.evidence.pages.map(({ title }) => title)).toEqual([
      "help",
      "help/returns",
      "help/delivery",
    ]);
    expect(weight(signal)).toBeGreaterThanOrEqual(STUCK);
  });

  test("is not finding the article at once", () => {
    expect(of("/help 10 /help/returns 90")).toBeNull();
  });

  test("is hardly a third page", () => {
    expect(weight(of("/help 5 /help/returns 5 /help/delivery 5"))).toBeLessThan(STUCK / 2);
  });

  test("is hardly reading several articles to their end", () => {
    expect(weight(of("/help 40 /help/returns 50 /help/delivery 60 /help/sizes 50"))).toBeLessThan(STUCK / 2);
  });

  test("names the last pages only, however many they were", () => {
    const signal = of("/help 5 /help/a 5 /help/b 5 /help/c 5 /help/d 5 /help/e 5");
    expect(signal?.kind === "help" && signal.evidence.pages.map(({ title }) => title)).toEqual([
      "help/b",
      "help/c",
      "help/d",
      "help/e",
    ]);
  });
});
