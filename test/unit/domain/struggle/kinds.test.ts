import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultKinds, type Kinds, placesOf } from "../../../../worker/domain/struggle/kinds.ts";

const isCheckout = (path: string, kinds: Kinds) => placesOf(kinds)(path) === "checkout";
const isHelp = (path: string, kinds: Kinds) => placesOf(kinds)(path) === "help";
const isDone = (path: string, kinds: Kinds) => placesOf(kinds)(path) === "done";

describe("kinds of pages", () => {
  test.for([
    ["/checkout", true],
    ["/de/Checkout/address", true],
    ["/kasse/zahlung.html", true],
    ["/cart?item=1", true],
    ["/Basket.html", true],
    ["/checkouts", false],
    ["/my-basket", false],
    ["/jackets/cart-blue", false],
    ["/", false],
  ] as const)("%s belongs to the checkout: %s", ([path, is]) => {
    expect(isCheckout(path, defaultKinds)).toBe(is);
  });

  test("a pattern may have several segments, and stars for parts of one", () => {
    const kinds = { checkout: ["/order/step-*"], help: ["/a*c*e"], done: ["/order/*/done"] };
    expect(isCheckout("/en/order/step-2", kinds)).toBe(true);
    expect(isCheckout("/order/x/step-2", kinds)).toBe(false);
    expect(isHelp("/abcde", kinds)).toBe(true);
    expect(isHelp("/abde", kinds)).toBe(false);
    expect(isHelp("/ace", kinds)).toBe(true);
    expect(isHelp("/ae", kinds)).toBe(false);
    expect(isDone("/order/77/done", kinds)).toBe(true);
    expect(isDone("/order/done", kinds)).toBe(false);
  });

  test("the page that says thanks is done and no more the checkout, and help within the checkout is help", () => {
    expect(isDone("/checkout/thanks", defaultKinds)).toBe(true);
    expect(isCheckout("/checkout/thanks", defaultKinds)).toBe(false);
    expect(isCheckout("/checkout/help", defaultKinds)).toBe(false);
    expect(isHelp("/checkout/help", defaultKinds)).toBe(true);
  });

  test("an empty pattern is in no path", () => {
    expect(isHelp("/a", { checkout: [], help: ["/", ""] })).toBe(false);
  });

  test("stars match as a plain search for their parts does", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 6 });
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 8 }),
        word,
        word,
        word,
        (path, a, b, c) => {
          const plain = new RegExp(`^${a}[ab]*${b}[ab]*${c}$`, "u").test(path);
          expect(isHelp(`/${path}`, { checkout: [], help: [`/${a}*${b}*${c}`] })).toBe(plain);
        },
      ),
    );
  });
});
