/** [MAI4] A page of the shop by its path. One such as `//other.example` would lead elsewhere: then it is the shop's first page. */
export function pageLink(origin: string, path: string): string | null {
  const shop = URL.parse(origin);
  const page = URL.parse(path, origin);
  return page !== null && page.origin === shop?.origin ? page.href : (shop?.href ?? null);
}
