import type { Page } from "../layout.ts";
import { picture } from "../pictures.ts";
import { categories, euro, type Product, products } from "../products.ts";

export const home = (): Page => ({
  title: "Outdoor gear for the north",
  main: `<section class="hero"><div><h1>Out before the light is.</h1>
<p>Tents, packs and kitchen for people who look at the forecast and go anyway.</p>
<a class="button" href="/tents">See the tents</a></div>${picture("tunnel", "A yellow tent below northern hills")}</section>
<h2>Liked this week</h2>${shelf(products.slice(0, 4))}`,
});

/** A category's page, or null when there is none of that name. */
export function category(slug: string): Page | null {
  const found = categories.find((one) => one.slug === slug);
  if (found === undefined) return null;
  const inside = products.filter((product) => product.category === slug);
  return { title: found.name, main: `<h1>${found.name}</h1><p class="lead">${found.line}</p>${shelf(inside)}` };
}

/** A product's page, or null when there is none of that name. */
export function product(slug: string): Page | null {
  const found = products.find((one) => one.slug === slug);
  if (found === undefined) return null;
  const facts = found.facts.map((fact) => `<li>${fact}</li>`).join("");
  return {
    title: found.name,
    main: `<article class="product">${picture(found.picture, found.name)}<div>
<p class="crumb"><a href="/${found.category}">${nameOf(found.category)}</a></p>
<h1>${found.name}</h1><p class="lead">${found.line}</p><p>${found.text}</p><ul>${facts}</ul>
<p class="price">${euro(found.price)}</p>
<form method="post" action="/basket"><input type="hidden" name="add" value="${found.slug}"><button>Add to basket</button></form>
</div></article><h2>Goes well with it</h2>${shelf(products.filter((one) => one.category !== found.category).slice(0, 3))}`,
  };
}

const nameOf = (slug: string): string => categories.find((one) => one.slug === slug)?.name ?? slug;

const shelf = (shown: readonly Product[]): string =>
  `<ul class="shelf">${shown
    .map(
      ({ slug, name, line, price, picture: drawn }) =>
        `<li><a href="/p/${slug}">${picture(drawn, name)}<h3>${name}</h3><p>${line}</p><b>${euro(price)}</b></a></li>`,
    )
    .join("")}</ul>`;
