import type { PresetWords } from "./en.ts";

export const de: PresetWords = {
  greeting: ["Hallo {name}! Können wir Ihnen helfen?", "Hallo! Können wir Ihnen helfen?"],
  basket: ["Haben Sie eine Frage zu Ihrer Bestellung? Wir helfen Ihnen gern."],
  country: ["Hallo! Schreiben Sie uns gern auf Deutsch."],
  technical: ["Eine technische Frage? Unser Technik-Team hilft Ihnen hier weiter."],
  dataSheet: [
    "Haben Sie eine Frage zu „{page}“? Fragen Sie uns gern.",
    "Haben Sie eine Frage zu diesem Produkt? Fragen Sie uns gern.",
  ],
};
