import type { Page } from "../layout.ts";
import { picture } from "../pictures.ts";
import { euro, type Product, products } from "../products.ts";

const DELIVERY = 6;

/** The products in a basket; slugs that mean nothing are left out. */
export const inBasket = (slugs: readonly string[]): Product[] =>
  slugs.flatMap((slug) => products.find((product) => product.slug === slug) ?? []);

export function basket(slugs: readonly string[]): Page {
  const inside = inBasket(slugs);
  if (inside.length === 0)
    return {
      title: "Basket",
      main: '<h1>Your basket is empty</h1><p class="lead">The <a href="/tents">tents</a> are a good place to begin.</p>',
    };
  const lines = inside
    .map(({ slug, name, line, price, picture: drawn }) => {
      const text = `<div><h3><a href="/p/${slug}">${name}</a></h3><p>${line}</p></div>`;
      return `<li>${picture(drawn, name)}${text}<b>${euro(price)}</b></li>`;
    })
    .join("");
  return {
    title: "Basket",
    main: `<h1>Your basket</h1><ul class="lines">${lines}</ul><p class="sum">Delivery ${euro(DELIVERY)} · Sum <b>${euro(sum(inside))}</b></p>
<a class="button" href="/checkout">Check out</a>`,
  };
}

export const checkout = (slugs: readonly string[]): Page => ({
  title: "Check out",
  main: `<h1>Check out</h1><p class="lead">${inBasket(slugs).length} things, ${euro(sum(inBasket(slugs)))} with delivery.</p>
<form class="address" method="post" action="/thanks">
<label>Name<input name="name" autocomplete="off" required></label>
<label>Street<input name="street" autocomplete="off" required></label>
<label>Postcode and town<input name="town" autocomplete="off" required></label>
<button>Order and pay nothing</button></form>`,
});

export const thanks = (): Page => ({
  title: "Thank you",
  main: '<h1>Thank you!</h1><p class="lead">Nothing was ordered and nothing was paid: this shop is made up.</p><p><a href="/">Look around some more</a></p>',
});

const sum = (inside: readonly Product[]): number => inside.reduce((total, { price }) => total + price, DELIVERY);
