import { afterEach, describe, expect, test, vi } from "vitest";
import type { HejPage } from "../../../widget/api/hej.ts";
import { followPages } from "../../../widget/visit/follow.ts";
import { readCampaign, readPage, readReferrer } from "../../../widget/visit/page.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  history.replaceState(null, "", "/");
});

describe("the page as agents see it", () => {
  test("has no query, keeps a route in the hash, and is cut to what the wire takes", () => {
    document.title = "Boots ".repeat(40);
    history.replaceState(null, "", "/boots?email=ada@example.com#reviews");
    expect(readPage().path).toBe("/boots");
    expect(readPage().title).toHaveLength(80);
    history.replaceState(null, "", "/app#/basket?token=1");
    expect(readPage().path).toBe("/app#/basket");
    expect(readPage({ path: `checkout/${"x".repeat(300)}?secret=1`, title: "Checkout" })).toEqual({
      path: `/checkout/${"x".repeat(190)}`,
      title: "Checkout",
    });
  });

  test("is read from the document where the page says nothing that could be it", () => {
    document.title = "Boots";
    const slips: unknown[] = [null, { path: 42, title: null }, "x"];
    for (const slip of slips) expect(readPage(slip as HejPage)).toEqual({ path: "/", title: "Boots" });
  });

  test("tells where from without the query, or nothing", () => {
    expect(readReferrer()).toBe("");
    vi.stubGlobal("document", { referrer: "https://search.example/find?q=my+illness#top" });
    expect(readReferrer()).toBe("https://search.example/find");
  });

  test("[TRF1] tells the campaign in its address, and nothing else of the query", () => {
    expect(readCampaign()).toBeUndefined();
    history.replaceState(null, "", "/boots?email=ada@example.com&utm_source=letter");
    expect(readCampaign()).toBe("letter");
    history.replaceState(null, "", `/boots?utm_source=letter&utm_campaign=${"spring+sale+".repeat(20)}`);
    expect(readCampaign()).toHaveLength(80);
    expect(readCampaign()).toMatch(/^spring sale /);
  });
});

describe("following a page that changes its address itself", () => {
  test("sees each navigation once, a little later, without the Navigation API", () => {
    vi.useFakeTimers();
    const original = history.pushState;
    const life = new AbortController();
    const run = vi.fn();
    followPages(run, life.signal);
    history.pushState(null, "", "/a");
    history.replaceState(null, "", "/b");
    expect(location.pathname).toBe("/b");
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(300);
    expect(run).toHaveBeenCalledTimes(1);
    dispatchEvent(new PopStateEvent("popstate"));
    vi.advanceTimersByTime(300);
    expect(run).toHaveBeenCalledTimes(2);

    history.pushState(null, "", "/c");
    life.abort();
    expect(history.pushState).toBe(original);
    expect(Object.hasOwn(history, "pushState")).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
    history.pushState(null, "", "/d");
    vi.advanceTimersByTime(300);
    expect(run).toHaveBeenCalledTimes(2);
  });

  test("leaves another's patch over ours alone, and is still in it", () => {
    vi.useFakeTimers();
    const life = new AbortController();
    const run = vi.fn();
    followPages(run, life.signal);
    const ours = history.pushState;
    const theirs: typeof ours = (...args) => ours.apply(history, args);
    history.pushState = theirs;
    life.abort();
    expect(history.pushState).toBe(theirs);
    history.pushState(null, "", "/e");
    expect(location.pathname).toBe("/e");
    expect(vi.getTimerCount()).toBe(0);
    Reflect.deleteProperty(history, "pushState");
  });

  test("takes the Navigation API where there is one", () => {
    vi.useFakeTimers();
    const navigation = new EventTarget();
    vi.stubGlobal("navigation", navigation);
    const run = vi.fn();
    const life = new AbortController();
    followPages(run, life.signal);
    expect(Object.hasOwn(history, "pushState")).toBe(false);
    navigation.dispatchEvent(new Event("currententrychange"));
    vi.advanceTimersByTime(300);
    expect(run).toHaveBeenCalledTimes(1);
    life.abort();
    navigation.dispatchEvent(new Event("currententrychange"));
    vi.advanceTimersByTime(300);
    expect(run).toHaveBeenCalledTimes(1);
  });
});
