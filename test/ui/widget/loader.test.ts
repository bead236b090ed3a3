import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Hej } from "../../../widget/api/hej.ts";
import type { Desk } from "../../../widget/loader/desk.ts";
import { availability } from "./frames.ts";

const app = { open: vi.fn(), close: vi.fn(), enter: vi.fn(), toggle: vi.fn(), end: vi.fn() };
const visit = { page: vi.fn(), identify: vi.fn(), track: vi.fn(), department: vi.fn(), end: vi.fn() };
const load = vi.fn();
let desk: Desk;

vi.mock("../../../widget/loader/chunks.ts", () => ({ load }));

const config = {
  key: "abcdefgh12345678",
  edge: "https://edge.example",
  settings: { name: "Fjord & Field", color: "#ffd400", position: "left", greeting: "", strict: false },
  availability: availability(true),
};

/** Runs the tag's script once. */
async function tag(): Promise<Hej> {
  vi.resetModules();
  await import("../../../widget/loader/loader.ts");
  if (!window.hej) throw new Error("The tag left no hej.");
  return window.hej;
}

const settle = () => vi.advanceTimersByTimeAsync(0);
const hosts = () => [...document.body.children].filter((child) => child.shadowRoot);
const button = () => hosts()[0]?.shadowRoot?.querySelector("button");

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("HEJDESK_TAG", config);
  vi.stubGlobal("requestIdleCallback", undefined);
  Reflect.deleteProperty(window, "requestIdleCallback");
  load.mockImplementation(async (_edge: string, name: string) =>
    name === "link"
      ? {
          makeVisit: (given: Desk) => {
            desk = given;
            return visit;
          },
        }
      : { mount: async () => app },
  );
});

afterEach(() => {
  window.hej?.("destroy");
  Reflect.deleteProperty(window, "hej");
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

describe("the tag", () => {
  test("draws a button with a name, in the owner's place, and loads nothing before the page is idle", async () => {
    await tag();
    expect(button()?.ariaLabel).toBe("Chat – Fjord & Field – We’re here");
    const [sheet] = hosts()[0]?.shadowRoot?.adoptedStyleSheets ?? [];
    const css = [...(sheet?.cssRules ?? [])].map((rule) => rule.cssText).join("");
    expect(css).toContain("inset-inline-start");
    expect(css).toContain("--on-accent: #000");
    await settle();
    expect(load).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(load.mock.calls).toEqual([["https://edge.example", "link"]]);
  });

  test.each([
    ["until it says", 75_000, 75_000],
    ["for as long as any is given, by a clock that is wrong", 3_600_000, 90_000],
  ])("[AVL2] believes the tag's availability %s", async (_, ahead, believed) => {
    vi.stubGlobal("HEJDESK_TAG", { ...config, availability: { ...availability(true), until: Date.now() + ahead } });
    await tag();
    await vi.advanceTimersByTimeAsync(believed - 1_000);
    expect(button()?.ariaLabel).toContain("We’re here");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(button()?.ariaLabel).toBe("Chat – Fjord & Field");
  });

  test("[AVL2] does not believe what is over, and what the site says counts from then on", async () => {
    vi.stubGlobal("HEJDESK_TAG", { ...config, availability: { ...availability(true), until: Date.now() - 1 } });
    await tag();
    expect(button()?.ariaLabel).toBe("Chat – Fjord & Field");
    await vi.advanceTimersByTimeAsync(2_000);
    desk.say(true);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(button()?.ariaLabel).toContain("We’re here");
  });

  test("answers in order the calls that were made before it came", async () => {
    const queue: unknown[][] = [
      ["identify", { name: "Ada" }],
      ["track", "signed up", { plan: "gold" }],
      ["page", { path: "/done" }],
      ["department", "Sales"],
    ];
    window.hej = Object.assign(() => {}, { q: queue }) as Hej;
    await tag();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(visit.identify).toHaveBeenCalledWith({ name: "Ada" }, undefined);
    expect(visit.track).toHaveBeenCalledWith("signed up", { plan: "gold" });
    expect(visit.page).toHaveBeenCalledWith({ path: "/done" }, undefined);
    expect(visit.department).toHaveBeenCalledWith("Sales", undefined);
    expect(visit.identify.mock.invocationCallOrder[0]).toBeLessThan(visit.track.mock.invocationCallOrder[0] ?? 0);
  });

  test("stands a page's slips, and answers the calls after them", async () => {
    visit.track.mockImplementationOnce(() => {
      throw new TypeError("Not a name.");
    });
    const queue: unknown[][] = [["on", "ready"], ["on", "unread"], ["track"], ["identify", { name: "Ada" }]];
    window.hej = Object.assign(() => {}, { q: queue }) as Hej;
    await tag();
    await vi.advanceTimersByTimeAsync(2_000);
    desk.emit("unread", 1);
    await settle();
    expect(visit.identify).toHaveBeenCalledWith({ name: "Ada" }, undefined);
  });

  test("does nothing the second time, and starts again after destroy", async () => {
    const first = await tag();
    expect(await tag()).toBe(first);
    expect(hosts()).toHaveLength(1);
    first("destroy");
    expect(await tag()).not.toBe(first);
    expect(hosts()).toHaveLength(1);
  });

  test("imports the app at the first sign of interest, once", async () => {
    await tag();
    button()?.dispatchEvent(new Event("pointerenter"));
    button()?.dispatchEvent(new Event("focus"));
    button()?.click();
    await settle();
    expect(load.mock.calls.map(([, name]) => name).sort()).toEqual(["app", "link"]);
    expect(app.enter).toHaveBeenCalledOnce();
    expect(app.toggle).not.toHaveBeenCalled();
  });

  test("opens, closes, hides and shows; closing alone loads nothing", async () => {
    const hej = await tag();
    hej("close");
    await settle();
    expect(load).not.toHaveBeenCalled();
    hej("open");
    hej("close");
    hej("hide");
    await settle();
    expect(app.open).toHaveBeenCalledOnce();
    expect(app.close).toHaveBeenCalledOnce();
    expect(hosts()[0]).toHaveProperty("hidden", true);
    hej("show");
    expect(hosts()[0]).toHaveProperty("hidden", false);
  });

  test("tells those who listen, until they do not", async () => {
    const hej = await tag();
    const listener = vi.fn();
    const ready = vi.fn();
    hej("on", "unread", listener);
    hej("on", "ready", ready);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(ready).toHaveBeenCalledOnce();
    desk.emit("unread", 3);
    desk.emit("availability", { open: true });
    await settle();
    expect(listener.mock.calls).toEqual([[3]]);
    hej("off", "unread", listener);
    desk.emit("unread", 4);
    await settle();
    expect(listener).toHaveBeenCalledOnce();
  });

  test("tries to load again what failed", async () => {
    load.mockRejectedValueOnce(new Error("offline"));
    const hej = await tag();
    await vi.advanceTimersByTimeAsync(2_000);
    hej("open");
    await settle();
    expect(app.open).toHaveBeenCalledOnce();
  });

  test("leaves nothing when it is destroyed", async () => {
    const hej = await tag();
    hej("open");
    await settle();
    hej("destroy");
    expect(hosts()).toEqual([]);
    expect("hej" in window).toBe(false);
    expect(app.end).toHaveBeenCalledOnce();
    expect(visit.end).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("starts nothing when it is destroyed while it loads", async () => {
    let arrive: (module: object) => void = () => {};
    load.mockImplementation(() => new Promise((resolve) => (arrive = resolve)));
    const makeVisit = vi.fn();
    const hej = await tag();
    await vi.advanceTimersByTimeAsync(2_000);
    hej("destroy");
    arrive({ makeVisit });
    await settle();
    expect(makeVisit).not.toHaveBeenCalled();
  });

  test("[CON4] that may not be here goes away, and the page's calls stay harmless", async () => {
    await tag();
    await vi.advanceTimersByTimeAsync(2_000);
    desk.leave();
    expect(hosts()).toEqual([]);
    expect(() => window.hej?.("open")).not.toThrow();
    expect(load).toHaveBeenCalledOnce();
  });
});
