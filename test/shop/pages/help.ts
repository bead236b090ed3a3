import type { Page } from "../layout.ts";

const topics = {
  delivery: {
    name: "Delivery",
    text: "We send within two working days. In the north a parcel takes three days, elsewhere in Europe five.",
  },
  returns: {
    name: "Returns",
    text: "A hundred days, also after a rainy night. Shake out the sand, and send it back with the label in the box.",
  },
  repairs: {
    name: "Repairs",
    text: "Poles, zips and buckles are mended in our own workshop, for ever, and for the price of the part.",
  },
  sizes: {
    name: "Sizes",
    text: "Measure your back from the seventh neck bone to the hips, and pick the pack with that length in its range.",
  },
} as const;

/** The help page. It moves between its topics by pushState, as single-page sites do; every topic has an address too. */
export function help(topic: string | null): Page | null {
  if (topic !== null && !isTopic(topic)) return null;
  const links = Object.entries(topics)
    .map(([slug, { name }]) => `<li><a href="/help/${slug}">${name}</a></li>`)
    .join("");
  const texts = Object.entries(topics)
    .map(([slug, { name, text }]) => {
      return `<article data-topic="${slug}"${slug === topic ? "" : " hidden"}><h2>${name}</h2><p>${text}</p></article>`;
    })
    .join("");
  return {
    title: topic === null ? "Help" : `Help: ${topics[topic].name}`,
    main: `<h1>Help</h1><nav class="topics" aria-label="Topics"><ul>${links}</ul></nav>${texts}<script src="/help.js"></script>`,
  };
}

const isTopic = (name: string): name is keyof typeof topics => Object.hasOwn(topics, name);
