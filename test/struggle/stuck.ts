import type { Story } from "./honest.ts";
import type { ShopPage } from "./shops.ts";
import type { Walk } from "./walk.ts";

/** People who do not get on by themselves: somebody should ask whether they can help. Some give up soon. */
export const stuck: Record<string, Story> = {
  /** Which size is it? The guide and the product do not say the same. */
  "cannot decide between two": {
    tell(walk) {
      arrive(walk);
      const one = walk.random.pick(walk.shop.products);
      const other = walk.random.chance(0.6)
        ? walk.random.pick(walk.shop.guides)
        : walk.random.pick(walk.shop.products.filter((product) => product !== one));
      walk.go(one);
      for (let round = walk.count(2, 5); round > 0; round--) {
        walk.go(other, walk.random.between(0.15, 0.6));
        walk.go(one, walk.random.between(0.1, 0.5));
      }
      giveUp(walk);
    },
  },
  /** Three that differ in something the pages do not tell. */
  "cannot decide among three": {
    tell(walk) {
      arrive(walk);
      const three = walk.some(walk.shop.products, 3);
      for (const product of three) walk.go(product, 0.8);
      let last: ShopPage | undefined = three.at(-1);
      for (let look = walk.count(4, 9); look > 0; look--) {
        last = walk.random.pick(three.filter((product) => product !== last));
        walk.go(last, walk.random.between(0.1, 0.5));
      }
      giveUp(walk);
    },
  },
  /** It must be here somewhere; the search does not know the word. */
  "cannot find it": {
    tell(walk) {
      walk.go(walk.shop.home, 0.6);
      for (let miss = walk.count(2, 5); miss > 0; miss--) {
        walk.search(walk.random.pick(["waders", "anorak xs", "adapter 7 pin", "dn 25 pn 16", "gasket"]), 0, 0.6);
        if (walk.random.chance(0.4)) walk.go(walk.random.pick(walk.shop.lists), 0.4);
        if (walk.random.chance(0.15)) walk.search("other", walk.count(1, 3), 0.5);
      }
      giveUp(walk);
    },
  },
  /** The form does not say what it wants. */
  "refused by a form": {
    tell(walk) {
      arrive(walk);
      walk.go(walk.random.pick(walk.shop.products));
      walk.go(walk.shop.basket, 0.6);
      walk.go(walk.shop.address, 0.9);
      const field = walk.random.pick(["postcode", "phone", "vat number", "street"]);
      for (let miss = walk.count(2, 5); miss > 0; miss--) {
        walk.act("form-error", walk.random.chance(0.8) ? field : "name");
        walk.wait(walk.random.between(8, 40));
        if (walk.random.chance(0.15)) walk.go(walk.shop.basket, 0.4);
        if (walk.random.chance(0.15)) walk.go(walk.shop.address, 0.5);
      }
      if (walk.random.chance(0.2)) walk.go(walk.shop.helpIndex, 0.5);
      giveUp(walk);
    },
  },
  /** The button does nothing. */
  "broken button": {
    tell(walk) {
      arrive(walk);
      walk.go(walk.random.pick([...walk.shop.products, walk.shop.basket]), 0.7);
      for (let burst = walk.count(2, 5); burst > 0; burst--) {
        walk.act(walk.random.chance(0.6) ? "rage" : "dead", "button.buy");
        walk.wait(walk.random.between(3, 20));
      }
      giveUp(walk);
    },
  },
  /** A filter that looks as if it could be clicked. */
  "dead filter": {
    tell(walk) {
      walk.go(walk.shop.home, 0.5);
      const list = walk.random.pick(walk.shop.lists);
      walk.go(list, 0.8);
      for (let click = walk.count(3, 7); click > 0; click--) {
        walk.act("dead", walk.random.chance(0.8) ? "label.size" : "span.filter");
        walk.wait(walk.random.between(3, 15));
        if (walk.random.chance(0.12)) walk.act("rage", "label.size");
      }
      if (walk.random.chance(0.4)) walk.search("size 52", 0, 0.6);
      giveUp(walk);
    },
  },
  /** What does it cost to send it back? Is the card safe? To the payment and away again. */
  "afraid to pay": {
    tell(walk) {
      const product = walk.random.pick(walk.shop.products);
      walk.go(product);
      walk.go(walk.shop.basket);
      walk.go(walk.shop.address);
      walk.go(walk.shop.payment, walk.random.between(0.7, 2.5));
      for (let round = walk.count(1, 4); round > 0; round--) {
        walk.go(walk.random.pick([walk.shop.basket, walk.shop.address, product, ...walk.shop.help.slice(0, 3)]), 0.5);
        walk.go(walk.random.chance(0.7) ? walk.shop.payment : walk.shop.basket, walk.random.between(0.5, 2));
      }
      giveUp(walk);
    },
  },
  /** The answer is in none of the articles. */
  "round the help": {
    tell(walk) {
      if (walk.random.chance(0.5)) walk.go(walk.random.pick(walk.shop.products));
      walk.go(walk.shop.helpIndex, 0.7);
      for (let look = walk.count(2, 6); look > 0; look--) {
        walk.go(walk.random.pick(walk.shop.help), walk.random.between(0.2, 0.8));
        if (walk.random.chance(0.6)) walk.go(walk.shop.helpIndex, 0.4);
      }
      if (walk.random.chance(0.4)) walk.go(walk.shop.contact, 0.7);
      giveUp(walk);
    },
  },
  /** A number on the data sheet is not clear; the product page does not help. */
  "lost on a data sheet": {
    tell(walk) {
      const sheet = walk.random.pick(walk.shop.guides);
      const product = walk.random.pick(walk.shop.products);
      walk.go(product);
      walk.go(sheet, walk.random.between(2.5, 7));
      for (let round = walk.count(1, 3); round > 0; round--) {
        walk.go(product, walk.random.between(0.15, 0.5));
        walk.go(sheet, walk.random.between(0.3, 1.5));
      }
      if (walk.random.chance(0.4)) walk.search("tolerance", walk.random.chance(0.7) ? 0 : 2, 0.5);
      giveUp(walk);
    },
  },
  /** The voucher does not count, and nothing says why. */
  "refused voucher": {
    tell(walk) {
      arrive(walk);
      walk.go(walk.random.pick(walk.shop.products));
      walk.go(walk.shop.basket);
      for (let miss = walk.count(1, 4); miss > 0; miss--) {
        walk.act("form-error", "voucher");
        walk.wait(walk.random.between(8, 30));
        if (walk.random.chance(0.3)) walk.go(walk.random.pick(walk.shop.help), 0.5);
        if (walk.random.chance(0.6)) walk.go(walk.shop.basket, 0.6);
      }
      giveUp(walk);
    },
  },
  /** Wants a person to talk to, and there is only an address. */
  "seeking a contact": {
    tell(walk) {
      if (walk.random.chance(0.6)) walk.go(walk.shop.orders, 0.7);
      walk.go(walk.shop.contact, 0.6);
      walk.go(walk.shop.helpIndex, 0.6);
      for (let round = walk.count(1, 3); round > 0; round--) {
        if (walk.random.chance(0.6))
          walk.search(walk.random.pick(["phone number", "chat", "call"]), walk.random.chance(0.75) ? 0 : 2, 0.5);
        walk.go(walk.random.pick(walk.shop.help), 0.4);
        walk.go(walk.shop.contact, 0.5);
      }
      giveUp(walk);
    },
  },
  /** The password is wrong, the mail with the new one does not come. */
  "login loop": {
    part: "held",
    tell(walk) {
      walk.go(walk.shop.login);
      for (let round = walk.count(2, 4); round > 0; round--) {
        walk.act("form-error", "password");
        walk.wait(6);
        if (walk.random.chance(0.5)) walk.act("form-error", "password");
        walk.go(walk.shop.password, 0.7);
        walk.go(walk.shop.login, 0.7);
      }
      if (walk.random.chance(0.3)) walk.go(walk.shop.helpIndex, 0.6);
      giveUp(walk);
    },
  },
  /** The bank says no, twice or more. */
  "payment declined": {
    part: "held",
    tell(walk) {
      walk.go(walk.random.pick(walk.shop.products));
      walk.go(walk.shop.basket);
      walk.go(walk.shop.address);
      walk.go(walk.shop.payment);
      for (let no = walk.count(2, 4); no > 0; no--) {
        walk.wait(walk.random.between(30, 180));
        walk.go(walk.shop.payment, 0.6);
        if (walk.random.chance(0.3)) walk.act("form-error", "card");
        if (walk.random.chance(0.3)) {
          walk.go(walk.shop.basket, 0.5);
          walk.go(walk.shop.payment, 0.5);
        }
      }
      giveUp(walk);
    },
  },
  /** Two options exclude each other, and the button stays grey. */
  configurator: {
    part: "held",
    tell(walk) {
      arrive(walk);
      const product = walk.random.pick(walk.shop.products);
      walk.go(product, walk.random.between(1, 3));
      for (let pull = walk.count(2, 6); pull > 0; pull--) {
        const kind = walk.random.pick(["dead", "dead", "rage", "form-error"] as const);
        walk.act(kind, kind === "form-error" ? "length" : "button.grey");
        walk.wait(walk.random.between(8, 45));
      }
      if (walk.random.chance(0.3)) walk.go(product, 0.7);
      giveUp(walk);
    },
  },
};

function arrive(walk: Walk): void {
  if (walk.random.chance(0.6)) walk.go(walk.shop.home, 0.7);
  if (walk.random.chance(0.7)) walk.go(walk.random.pick(walk.shop.lists), 0.8);
}

/** Sits there for a moment, wanders off, or goes. */
function giveUp(walk: Walk): void {
  walk.wait(walk.random.between(5, 60));
  if (walk.random.chance(0.35)) walk.leave();
  else if (walk.random.chance(0.4)) walk.go(walk.random.pick([walk.shop.home, ...walk.shop.lists]), 0.6);
}
