import type { PictureName } from "./pictures.ts";

export type Product = {
  slug: string;
  category: string;
  name: string;
  line: string;
  text: string;
  facts: readonly string[];
  /** In euro. */
  price: number;
  picture: PictureName;
};

export const categories = [
  { slug: "tents", name: "Tents", line: "A dry night, from a weekend to a month." },
  { slug: "packs", name: "Packs", line: "Carry less, and what you carry well." },
  { slug: "kitchen", name: "Camp kitchen", line: "Something warm, wherever you sit down." },
] as const;

export const products: readonly Product[] = [
  {
    slug: "fjell-2",
    category: "tents",
    name: "Fjell 2",
    line: "Tunnel tent for two, 1.9 kg",
    text: "Up in four minutes with cold hands, and quiet in the wind. The porch swallows two packs and wet boots.",
    facts: ["Sleeps two", "1.9 kg", "Water column 4,000 mm", "Four seasons but the worst of the fourth"],
    price: 429,
    picture: "tunnel",
  },
  {
    slug: "vidde-3",
    category: "tents",
    name: "Vidde 3",
    line: "Dome tent for three, 2.8 kg",
    text: "A dome that stands on rock, with two doors, so that nobody climbs over anybody at night.",
    facts: ["Sleeps three", "2.8 kg", "Two doors", "Freestanding"],
    price: 519,
    picture: "dome",
  },
  {
    slug: "dag-24",
    category: "packs",
    name: "Dag 24",
    line: "Day pack, 24 litres",
    text: "One big room, one small pocket, and a back that breathes. It also goes to work.",
    facts: ["24 litres", "780 g", "Recycled cloth", "Rain cover inside"],
    price: 119,
    picture: "daypack",
  },
  {
    slug: "tur-55",
    category: "packs",
    name: "Tur 55",
    line: "Trekking pack, 55 litres",
    text: "For a week between huts. The hip belt comes in three lengths, and we swap it for nothing.",
    facts: ["55 litres", "1.4 kg", "Adjustable back", "Opens at the bottom too"],
    price: 239,
    picture: "trekking",
  },
  {
    slug: "glo",
    category: "kitchen",
    name: "Glo",
    line: "Gas stove, 98 g",
    text: "Boils half a litre in under three minutes and folds into a fist.",
    facts: ["98 g", "2.6 kW", "Folds to 9 cm", "Lights by itself"],
    price: 64,
    picture: "stove",
  },
  {
    slug: "kaffe",
    category: "kitchen",
    name: "Kaffe",
    line: "Kettle, 0.9 litres",
    text: "Wide below, so that it boils soon, and a spout that pours where you aim.",
    facts: ["0.9 litres", "210 g", "Hard anodised", "Handle stays cool"],
    price: 49,
    picture: "kettle",
  },
];

export const euro = (amount: number): string => `€${amount.toLocaleString("en")}`;
