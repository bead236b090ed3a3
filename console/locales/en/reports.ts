import { makePlural } from "../plural.ts";

const plural = makePlural("en");
const visits = (count: number) => plural(count, { one: "# visit", other: "# visits" });
const chats = (count: number) => plural(count, { one: "# conversation", other: "# conversations" });

export const reports = {
  title: "Reports",
  intro: "Counted by hour and page, never by person.",
  span: "How far back",
  days: (count: number) => `The last ${count} days`,
  csv: "Download CSV",
  nothing: "Nothing yet in this time.",
  week: "When people come",
  weekHint: "The darker, the more visits; a dot where somebody wrote. By the clock of your hours.",
  heatCell: (count: number, conversations: number) => `${visits(count)}, ${chats(conversations)}`,
  pages: "Pages",
  page: "Page",
  views: "Views",
  usual: "Usual stay",
  entries: "Came in",
  exits: "Left",
  flow: "Where people go next",
  flowHint: "From the pages on the left to those on the right, as wide as they are many.",
  cameIn: "Came to the site",
  left: "Left the site",
  other: "Other pages",
  went: (from: string, to: string, count: number) => `${from} → ${to}: ${count}`,
  sources: "Where people come from",
  by: "By",
  source: { country: "Country", device: "Device", campaign: "Campaign", referrer: "Referrer" },
  none: "None",
  visitsAndChats: (count: number, conversations: number) => `${count}, ${chats(conversations)}`,
  goals: "Goals",
  goalsHint: "What your pages say was reached, such as order.completed.",
  worth: (count: number, money: string) => `${count} × ${money}`,
  funnels: "Funnels",
};
