import type { ShopPage } from "./shops.ts";
import type { Walk } from "./walk.ts";

/** What a made-up person is after, and how it goes. `part`: where it is met, if not in both. `slow`: on a slow phone. */
export type Story = { part?: "held"; slow?: boolean; tell(walk: Walk): void };

/** People who get what they want, or want nothing much: nobody need come to help. */
export const honest: Record<string, Story> = {
  /** Looks around, buys nothing. */
  browsing: {
    tell(walk) {
      walk.go(walk.shop.home);
      for (const list of walk.some(walk.shop.lists, walk.count(1, 3))) {
        walk.go(list);
        for (const product of walk.some(walk.shop.products, walk.count(1, 3))) {
          walk.go(product);
          if (walk.random.chance(0.4)) walk.go(list, 0.5);
        }
      }
      if (walk.random.chance(0.7)) walk.leave();
    },
  },
  /** Knows what they want, and gets it. A form may want a second try. */
  buying: {
    tell(walk) {
      if (walk.random.chance(0.6)) walk.go(walk.shop.home, 0.6);
      walk.go(walk.random.pick(walk.shop.lists));
      walk.go(walk.random.pick(walk.shop.products));
      toOrder(walk, walk.random.chance(0.3) ? walk.count(1, 2) : 0);
    },
  },
  /** Two products side by side: reads both, goes back to check a thing or two, decides. */
  comparing: {
    tell(walk) {
      walk.go(walk.random.pick(walk.shop.lists));
      const [one, other] = two(walk);
      walk.go(one);
      walk.go(other);
      for (let round = walk.count(1, 3); round > 0; round--) {
        walk.go(one, walk.random.between(0.4, 0.9));
        if (walk.random.chance(0.7)) walk.go(other, walk.random.between(0.4, 0.9));
      }
      if (walk.random.chance(0.6)) toOrder(walk, 0);
    },
  },
  /** A present: three are good, and it takes some rounds of reading. */
  choosing: {
    tell(walk) {
      walk.go(walk.random.pick(walk.shop.lists), 1.2);
      const three = walk.some(walk.shop.products, 3);
      for (const product of three) walk.go(product, 1.1);
      for (let look = walk.count(2, 4); look > 0; look--)
        walk.go(walk.random.pick(three), walk.random.between(0.5, 1.2));
      if (walk.random.chance(0.5)) toOrder(walk, 0);
    },
  },
  /** Reads one long page to its end, and then some of it again. */
  reading: {
    tell(walk) {
      if (walk.random.chance(0.5)) walk.go(walk.random.pick(walk.shop.products));
      walk.go(walk.random.pick(walk.shop.guides), walk.random.between(1.5, 5));
      if (walk.random.chance(0.5)) walk.go(walk.random.pick(walk.shop.products), 0.8);
    },
  },
  /** The bank asks for a code; that takes its time, and it works. */
  "back from payment": {
    tell(walk) {
      walk.go(walk.random.pick(walk.shop.products));
      walk.go(walk.shop.basket);
      walk.go(walk.shop.address);
      walk.go(walk.shop.payment);
      walk.wait(walk.random.between(40, 360));
      if (walk.random.chance(0.25)) walk.go(walk.shop.payment, 0.3);
      walk.go(walk.shop.thanks);
      if (walk.random.chance(0.3)) walk.go(walk.shop.orders);
    },
  },
  /** Opens what looks good in tabs, then reads tab by tab. */
  tabs: {
    tell(walk) {
      const list = walk.random.pick(walk.shop.lists);
      walk.go(list);
      for (const product of walk.some(walk.shop.products, walk.count(3, 6))) walk.openInTab(product);
      walk.wait(walk.random.between(120, 500));
      if (walk.random.chance(0.5)) toOrder(walk, 0);
    },
  },
  /** Is after the price: through all lists and many products by glances, back to the list each time. */
  "price hunting": {
    tell(walk) {
      for (const list of walk.some(walk.shop.lists, 2)) {
        walk.go(list, 0.7);
        for (const product of walk.some(walk.shop.products, walk.count(2, 5))) {
          walk.go(product, walk.random.between(0.15, 0.4));
          walk.go(list, 0.3);
        }
        if (walk.random.chance(0.35)) walk.search("discount code", walk.random.chance(0.5) ? 0 : 3);
      }
      if (walk.random.chance(0.4)) walk.go(walk.shop.basket, 0.6);
    },
  },
  /** Everything takes long, and is tapped twice; it works in the end. */
  "slow phone": {
    slow: true,
    tell(walk) {
      walk.go(walk.shop.home);
      walk.go(walk.random.pick(walk.shop.lists));
      for (const product of walk.some(walk.shop.products, walk.count(1, 3))) {
        if (walk.random.chance(0.25)) walk.act(walk.random.chance(0.5) ? "rage" : "dead", "a.product");
        walk.go(product);
      }
      if (walk.random.chance(0.5)) toOrder(walk, walk.random.chance(0.3) ? 1 : 0);
    },
  },
  /** Lunch, a call, the end of the day: the page stays open. */
  away: {
    tell(walk) {
      walk.go(walk.shop.home);
      walk.go(walk.random.pick([...walk.shop.lists, ...walk.shop.products]));
      walk.go(walk.random.pick([...walk.shop.products, ...walk.shop.guides, walk.shop.basket]));
      walk.wait(walk.random.between(900, 4_500));
      if (walk.random.chance(0.5)) walk.go(walk.random.pick(walk.shop.products));
    },
  },
  /** Has a question, and the article answers it. */
  "finding the answer": {
    tell(walk) {
      if (walk.random.chance(0.5)) walk.go(walk.random.pick(walk.shop.products));
      walk.go(walk.shop.helpIndex, 0.8);
      if (walk.random.chance(0.3)) walk.search("how to return", walk.count(1, 5), 0.6);
      walk.go(walk.random.pick(walk.shop.help), walk.random.between(0.8, 1.8));
      if (walk.random.chance(0.5)) walk.leave();
      else walk.go(walk.random.pick(walk.shop.products));
    },
  },
  /** Where is my order: signs in, maybe with a wrong password at first, and sees. */
  "looking for an order": {
    tell(walk) {
      walk.go(walk.shop.login);
      if (walk.random.chance(0.3)) walk.act("form-error", "password");
      walk.go(walk.shop.orders);
      if (walk.random.chance(0.4)) walk.go(walk.random.pick(walk.shop.help), 0.8);
      walk.go(walk.shop.orders, 0.5);
    },
  },
  /** Looks for a thing by several names, and finds it. */
  "finding by search": {
    tell(walk) {
      walk.go(walk.shop.home, 0.5);
      for (let miss = walk.count(0, 2); miss > 0; miss--)
        walk.search(walk.random.pick(["blu", "xl 12", "kp20"]), 0, 0.4);
      walk.search("blue", walk.count(1, 12));
      walk.go(walk.random.pick(walk.shop.products));
      if (walk.random.chance(0.5)) toOrder(walk, 0);
    },
  },
  /** One last look at the product and the basket before paying. */
  "making sure": {
    tell(walk) {
      const product = walk.random.pick(walk.shop.products);
      walk.go(product);
      walk.go(walk.shop.basket);
      if (walk.random.chance(0.6)) walk.go(product, 0.6);
      walk.go(walk.shop.basket, 0.5);
      if (walk.random.chance(0.5)) walk.go(walk.random.pick(walk.shop.help), 0.7);
      toOrder(walk, walk.random.chance(0.2) ? 1 : 0);
    },
  },
  /** Orders for a whole team: product, basket, next product, basket. */
  wholesale: {
    part: "held",
    tell(walk) {
      for (const product of walk.some(walk.shop.products, walk.count(4, 7))) {
        walk.go(product, 0.5);
        walk.go(walk.shop.basket, 0.4);
        if (walk.random.chance(0.3)) walk.go(walk.random.pick(walk.shop.lists), 0.5);
      }
      toOrder(walk, walk.random.chance(0.3) ? 1 : 0);
    },
  },
  /** Reads up on everything before buying: guides, terms, several articles, each in full. */
  "reading up": {
    part: "held",
    tell(walk) {
      walk.go(walk.random.pick(walk.shop.products), 1.3);
      for (const guide of walk.shop.guides) walk.go(guide, 1.4);
      walk.go(walk.shop.helpIndex, 0.8);
      for (const article of walk.some(walk.shop.help, walk.count(2, 4))) {
        walk.go(article, walk.random.between(0.9, 1.6));
        if (walk.random.chance(0.3)) walk.go(walk.shop.helpIndex, 0.4);
      }
      if (walk.random.chance(0.5)) toOrder(walk, 0);
    },
  },
  /** Clicks on whatever they read. */
  fidgety: {
    part: "held",
    tell(walk) {
      for (const product of walk.some(walk.shop.products, walk.count(2, 4))) {
        walk.go(product, 0.6);
        for (let click = walk.count(0, 3); click > 0; click--) {
          walk.act("dead", walk.random.pick(["p", "h1", "img", "span.price", "li", "div.text"]));
          walk.wait(8);
        }
      }
      if (walk.random.chance(0.4)) toOrder(walk, 0);
    },
  },
};

function two(walk: Walk): [ShopPage, ShopPage] {
  const [one = walk.shop.home, other = walk.shop.home] = walk.some(walk.shop.products, 2);
  return [one, other];
}

function toOrder(walk: Walk, mistakes: number): void {
  walk.go(walk.shop.basket, 0.7);
  walk.go(walk.shop.address);
  for (let mistake = mistakes; mistake > 0; mistake--) {
    walk.act("form-error", walk.random.pick(["postcode", "phone", "email", "name"]));
    walk.wait(12);
  }
  walk.go(walk.shop.payment);
  walk.go(walk.shop.thanks, 0.7);
}
