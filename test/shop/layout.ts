import { categories } from "./products.ts";

/** What every page needs to know of where it is served. */
export type Surroundings = {
  /** The script element an owner would paste, or nothing. */
  tag: string;
  /** Further elements of the head. */
  head?: string;
  /** How many things are in the basket. */
  basket: number;
  /** Leaves out all that the strictest policy would refuse: style sheet and pictures. */
  plain: boolean;
};

export type Page = { title: string; main: string; lang?: string; dir?: "rtl" };

/** A whole page of the shop. */
export function layout({ title, main, lang = "en", dir }: Page, around: Surroundings): string {
  const { tag, head = "", basket, plain } = around;
  const links = categories.map(({ slug, name }) => `<a href="/${slug}">${name}</a>`).join("");
  return `<!doctype html>
<html lang="${lang}"${dir === undefined ? "" : ` dir="${dir}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Nordlys Outdoor</title>
${plain ? "" : '<link rel="stylesheet" href="/shop.css">\n<link rel="icon" href="/icon.svg">'}
${head}
</head>
<body>
<header class="top">
<a class="brand" href="/">${plain ? "" : '<img src="/icon.svg" alt="" width="30" height="30">'}Nordlys</a>
<nav aria-label="Shop">${links}<a href="/help">Help</a></nav>
<a class="basket" href="/basket">Basket <b>${basket}</b></a>
</header>
<main>${main}</main>
<aside class="column" data-hej-slot="column"></aside>
<footer>Nordlys Outdoor is made up, to show Hejdesk on a site of its own. Nothing here is for sale.</footer>
${tag}
</body>
</html>
`;
}
