import { makePlural } from "../plural.ts";

const plural = makePlural("en");
const times = (count: number) => plural(count, { one: "once", other: "# times" });

/** Why somebody seems stuck, in words; spans of time come as words. */
export const struggle = {
  stuck: "Seems stuck",
  signs: "Signs of trouble",
  betweenTwo: (count: number, pages: string, span: string) => `Went ${times(count)} between ${pages} in ${span}`,
  amongThree: (count: number, pages: string, span: string) => `Went ${times(count)} among ${pages} in ${span}`,
  staying: (page: string, span: string, usual: string) => `On ${page} for ${span}, where people usually stay ${usual}`,
  rageOnce: (what: string) => `Clicked again and again on ${what}`,
  rage: (what: string, count: number, span: string) => `Clicked again and again on ${what}, ${times(count)} in ${span}`,
  deadOnce: (what: string) => `Clicked on ${what}, and nothing happened`,
  dead: (what: string, count: number, span: string) =>
    `Clicked ${times(count)} on ${what} in ${span}, and nothing happened`,
  target: (target: string, page: string) => `“${target}” on ${page}`,
  formOnce: (page: string) => `A form on ${page} was not accepted`,
  form: (page: string, count: number, span: string) => `A form on ${page} was not accepted ${times(count)} in ${span}`,
  formField: (before: string, field: string) => `${before}, because of “${field}”`,
  searchOnce: "Searched and found nothing",
  search: (count: number, span: string) => `Searched ${times(count)} in ${span} and found nothing`,
  searchWords: (before: string, words: string) => `${before}: ${words}`,
  searchWord: (word: string) => `“${word}”`,
  checkout: (page: string, span: string) => `Hesitates at ${page}: ${span} on the checkout without an order`,
  checkoutBack: (before: string, count: number) => `${before}, away and back ${times(count)}`,
  help: (count: number, pages: string, span: string) => `Looked at help ${times(count)} in ${span}: ${pages}`,
};
