/** What the presets say to visitors: the ways to say it, the best first, and the last one without anything to fill in. */
export const en = {
  greeting: ["Hello {name}! Can we help you?", "Hello! Can we help you?"],
  basket: ["Do you have a question about your order? We are happy to help."],
  country: ["Hello! You are welcome to write to us in English."],
  technical: ["A technical question? Our technical team can help you here."],
  dataSheet: [
    "Do you have a question about “{page}”? Just ask us.",
    "Do you have a question about this product? Just ask us.",
  ],
};

export type PresetWords = { [preset in keyof typeof en]: string[] };
