/** A made-up shop: its pages by what they are for. `usual` is in seconds. */
export type ShopPage = { path: string; title: string; usual: number };
export type Shop = {
  home: ShopPage;
  lists: ShopPage[];
  products: ShopPage[];
  /** Long to read, and about products: size guides, data sheets. */
  guides: ShopPage[];
  search: ShopPage;
  helpIndex: ShopPage;
  help: ShopPage[];
  contact: ShopPage;
  basket: ShopPage;
  address: ShopPage;
  payment: ShopPage;
  thanks: ShopPage;
  login: ShopPage;
  password: ShopPage;
  orders: ShopPage;
};

const page = (path: string, title: string, usual: number): ShopPage => ({ path, title, usual });

const clothes: Shop = {
  home: page("/", "Fjord Clothing", 18),
  lists: [page("/jackets", "Jackets", 28), page("/trousers", "Trousers", 26), page("/sale", "Sale", 34)],
  products: [
    page("/jackets/blue", "Blue jacket", 48),
    page("/jackets/rain", "Rain jacket", 52),
    page("/jackets/down", "Down jacket", 55),
    page("/trousers/wool", "Wool trousers", 44),
    page("/trousers/linen", "Linen trousers", 40),
    page("/trousers/hiking", "Hiking trousers", 58),
    page("/sale/socks", "Socks, three pairs", 22),
    page("/sale/scarf", "Grey scarf", 30),
  ],
  guides: [page("/size-guide", "Size guide", 62), page("/care", "Washing and care", 75)],
  search: page("/search", "Search", 20),
  helpIndex: page("/help", "Help", 20),
  help: [
    page("/help/returns", "Returns", 50),
    page("/help/delivery", "Delivery", 45),
    page("/help/payment", "Ways to pay", 40),
    page("/help/sizes", "Which size fits", 55),
    page("/help/gift-cards", "Gift cards", 35),
  ],
  contact: page("/contact", "Contact", 30),
  basket: page("/basket", "Basket", 30),
  address: page("/checkout/address", "Your address", 70),
  payment: page("/checkout/payment", "Payment", 60),
  thanks: page("/checkout/thanks", "Thank you", 25),
  login: page("/account/login", "Sign in", 22),
  password: page("/account/password", "Forgotten password", 25),
  orders: page("/account/orders", "Your orders", 35),
};

const electronics: Shop = {
  home: page("/en", "Volt & Co", 15),
  lists: [
    page("/en/c/laptops", "Laptops", 45),
    page("/en/c/cameras", "Cameras", 42),
    page("/en/c/cables", "Cables", 25),
  ],
  products: [
    page("/en/p/1041", "Laptop Air 13", 85),
    page("/en/p/1042", "Laptop Pro 14", 95),
    page("/en/p/1055", "Laptop Studio 16", 90),
    page("/en/p/2010", "Camera X2", 100),
    page("/en/p/2017", "Camera Z5", 92),
    page("/en/p/3003", "USB-C cable 2 m", 24),
    page("/en/p/3009", "HDMI cable", 22),
  ],
  guides: [
    page("/en/p/1042/specs", "Laptop Pro 14, all data", 110),
    page("/en/guides/which-laptop", "Which laptop for whom", 180),
  ],
  search: page("/en/search", "Search results", 24),
  helpIndex: page("/en/support", "Support", 22),
  help: [
    page("/en/support/drivers", "Drivers", 60),
    page("/en/support/warranty", "Warranty", 55),
    page("/en/support/battery", "Battery does not charge", 70),
    page("/en/support/returns", "Send something back", 48),
  ],
  contact: page("/en/support/contact", "Contact us", 35),
  basket: page("/en/cart", "Cart", 28),
  address: page("/en/checkout", "Checkout", 80),
  payment: page("/en/checkout/pay", "Pay", 75),
  thanks: page("/en/order-complete", "Order complete", 20),
  login: page("/en/login", "Log in", 20),
  password: page("/en/login/reset", "Reset password", 28),
  orders: page("/en/account/orders", "Orders", 40),
};

const machines: Shop = {
  home: page("/", "Maschinen Krüger", 20),
  lists: [page("/pumpen", "Pumpen", 50), page("/ventile", "Ventile", 48), page("/dichtungen", "Dichtungen", 40)],
  products: [
    page("/pumpen/kp-20.html", "Kreiselpumpe KP 20", 110),
    page("/pumpen/kp-40.html", "Kreiselpumpe KP 40", 115),
    page("/pumpen/mp-5.html", "Membranpumpe MP 5", 120),
    page("/ventile/kv-1.html", "Kugelventil 1 Zoll", 70),
    page("/ventile/rv-2.html", "Rückschlagventil", 72),
    page("/dichtungen/set.html", "Dichtungssatz", 45),
  ],
  guides: [
    page("/datenblatt/kp-20.html", "Datenblatt KP 20", 150),
    page("/datenblatt/kp-40.html", "Datenblatt KP 40", 155),
  ],
  search: page("/suche", "Suche", 26),
  helpIndex: page("/hilfe", "Hilfe", 25),
  help: [
    page("/hilfe/auswahl", "Die richtige Pumpe", 90),
    page("/hilfe/einbau", "Einbau", 85),
    page("/hilfe/lieferung", "Lieferung", 45),
    page("/hilfe/rechnung", "Kauf auf Rechnung", 50),
  ],
  contact: page("/kontakt", "Kontakt", 40),
  basket: page("/warenkorb", "Warenkorb", 40),
  address: page("/kasse/adresse", "Anschrift", 90),
  payment: page("/kasse/zahlung", "Zahlung", 80),
  thanks: page("/danke", "Danke für Ihre Bestellung", 22),
  login: page("/konto/anmelden", "Anmelden", 25),
  password: page("/konto/passwort", "Passwort vergessen", 30),
  orders: page("/konto/bestellungen", "Ihre Bestellungen", 45),
};

const books: Shop = {
  home: page("/", "Papermoon Books", 25),
  lists: [page("/novels", "Novels", 55), page("/travel", "Travel", 50), page("/children", "Children", 60)],
  products: [
    page("/book/harbour", "The Harbour", 38),
    page("/book/winter-roads", "Winter Roads", 36),
    page("/book/atlas", "Atlas of Small Islands", 50),
    page("/book/north", "Walking North", 42),
    page("/book/bear", "Bear Cannot Sleep", 30),
    page("/book/tide", "Tide Tables", 34),
    page("/book/letters", "Letters from Bergen", 37),
  ],
  guides: [
    page("/book/atlas/preview", "Look inside the Atlas", 95),
    page("/magazine/autumn", "What to read in autumn", 160),
  ],
  search: page("/find", "Find a book", 22),
  helpIndex: page("/faq", "Questions", 30),
  help: [
    page("/faq/e-books", "E-books", 50),
    page("/faq/shipping", "Shipping abroad", 40),
    page("/faq/vouchers", "Vouchers", 38),
    page("/faq/returns", "Returns", 42),
  ],
  contact: page("/contact", "Write to us", 35),
  basket: page("/basket", "Basket", 24),
  address: page("/checkout/delivery", "Delivery", 60),
  payment: page("/checkout/payment", "Payment", 55),
  thanks: page("/checkout/confirmation", "Your order is made", 30),
  login: page("/login", "Sign in", 18),
  password: page("/login/forgotten", "New password", 24),
  orders: page("/my/orders", "My orders", 30),
};

/** The books are only in the held part. */
export const shops = { tune: [clothes, electronics, machines], held: [clothes, electronics, machines, books] };

export const pagesOf = (shop: Shop): ShopPage[] => Object.values(shop).flat();
