import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Around } from "../../../widget/visit/visit.ts";
import { makeClicks } from "../../../widget/watch/clicks.ts";
import { isIgnored, nameOf } from "../../../widget/watch/name-of.ts";
import { watch } from "../../../widget/watch/watch.ts";

const tab = "t".repeat(22);
let life: AbortController;
let told: string[];

const find = (selector: string): Element => {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`There is no ${selector}.`);
  return element;
};

/** As a visitor's own; those that scripts make do not count. */
function click(selector: string, at: { x?: number; time?: number; isTrusted?: boolean } = {}): void {
  const { x = 10, time = performance.now(), isTrusted = true } = at;
  const event = new MouseEvent("click", { bubbles: true, cancelable: true, clientX: x, clientY: 10 });
  Object.defineProperties(event, { isTrusted: { value: isTrusted }, timeStamp: { value: time } });
  find(selector).dispatchEvent(event);
}

const settle = (ms = 1_000) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  life = new AbortController();
  told = [];
  document.body.innerHTML = `
    <button id="buy">Buy</button><img id="picture"><p id="text">Text</p>
    <button id="works">More</button><a id="away" href="/other">Away</a><a id="dead" href="#">Nowhere</a>
    <form><input name="email" value="ada@example.com"><button type="button" data-hej-name="Send it">x</button></form>
    <div data-hej-ignore><button id="game">Game</button><input id="secret"></div>`;
  find("#works").addEventListener("click", () => find("#text").append("more"));
  const around = {
    ...{ tab, signal: life.signal, accept: () => {}, desk: { host: document.createElement("div") } },
    send: (frame: { t: string; kind?: string; detail?: string }) => told.push(`${frame.kind} ${frame.detail}`) > 0,
  };
  watch(around as unknown as Around);
});

afterEach(async () => {
  life.abort();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe("[ACT1] a click that nothing answers", () => {
  test.each([
    ["#buy", ["dead button#buy"]],
    ["#picture", ["dead img#picture"]],
    ["#dead", ["dead a#dead"]],
    ["[data-hej-name]", ["dead Send it"]],
    ["#text", []],
    ["#works", []],
    ["#away", []],
    ["[name=email]", []],
    ["#game", []],
  ])("on %s is told as %j", async (selector, expected) => {
    click(selector);
    await settle(900);
    expect(told).toEqual([]);
    await settle(200);
    expect(told).toEqual(expected);
  });

  test("on a link is none while the next page is slow to come, unless a script took the click and did nothing", async () => {
    const away = find("#away");
    const take = (event: Event) => event.preventDefault();
    // What the browser does of itself is left out here, so that the page stays as it is.
    Object.defineProperty(away, "href", { value: "" });
    click("#away");
    await settle();
    expect(told).toEqual([]);
    away.addEventListener("click", take);
    click("#away", { time: 50_000 });
    await settle();
    expect(told).toEqual(["dead a#away"]);
  });

  test("is none where something got the focus or was scrolled, where a script clicked, or the page went on", async () => {
    for (const [index, sign] of ["focusin", "scroll", "submit"].entries()) {
      click("#buy", { time: index * 10_000 });
      find("#text").dispatchEvent(new Event(sign, { bubbles: true }));
    }
    click("#buy", { isTrusted: false, time: 900_000 });
    await settle();
    expect(told).toEqual([]);
  });
});

describe("[ACT1] a burst of clicks", () => {
  test("on about one place within a second is told once, however long it is", () => {
    for (const [index, x] of [10, 14, 8, 12, 10].entries()) click("#text", { x, time: index * 300 });
    expect(told).toEqual(["rage p#text"]);
  });

  test("here and there, or slower, is none", () => {
    for (const index of [0, 1, 2, 3]) click("#text", { x: index * 60, time: index * 100 });
    for (const index of [0, 1, 2, 3]) click("#text", { time: 10_000 + index * 600 });
    expect(told).toEqual([]);
  });
});

describe("[ACT1] a field that is refused", () => {
  test("is told by its name and never with what is in it, as it turns so and not again", async () => {
    const email = find("[name=email]");
    email.dispatchEvent(new Event("invalid"));
    expect(told).toEqual(["form-error input[email]"]);
    email.setAttribute("aria-invalid", "true");
    await settle(1);
    email.setAttribute("aria-invalid", "true");
    await settle(1);
    expect(told).toEqual(["form-error input[email]", "form-error input[email]"]);
    find("#secret").dispatchEvent(new Event("invalid"));
    expect(told).toHaveLength(2);
    expect(told.join()).not.toContain("ada@");
  });

  test("is told at most thirty times a page", () => {
    for (let time = 0; time < 50; time++) find("[name=email]").dispatchEvent(new Event("invalid"));
    expect(told).toHaveLength(30);
  });
});

test("an element's name is the owner's, else its tag with id or name", () => {
  expect([...document.querySelectorAll("button")].map(nameOf)).toEqual([
    ...["button#buy", "button#works", "Send it", "button#game"],
  ]);
  expect(isIgnored(find("#secret"))).toBe(true);
  expect(makeClicks).toBeTypeOf("function");
});
