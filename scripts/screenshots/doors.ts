import * as v from "valibot";
import { type Shop, startShop } from "../../test/shop/server.ts";
import { type Network, startNetwork } from "../../test/support/network.ts";
import type { Client } from "../stack/client.ts";

type Place = { edge: string; site: { id: string; key: string } };

/** Ways into the shop from different countries: the local runtime takes one from a header, which no browser sends with a socket. */
export function makeDoors(client: Client, { edge, site }: Place) {
  const doors = new Map<string, { network: Network; shop: Shop }>();
  return {
    /** The shop as it is seen from there: its address. */
    async from(country: string): Promise<string> {
      const known = doors.get(country);
      if (known !== undefined) return known.shop.url;
      const network = await startNetwork(edge, { "mf-cf-blob": JSON.stringify({ country }) });
      const shop = await startShop({ port: 0, edge: network.url, siteKey: site.key });
      doors.set(country, { network, shop });
      const origins = [...doors.values()].map((door) => door.shop.url);
      await client.send("PATCH", `/api/sites/${site.id}`, { origins }, v.unknown());
      return shop.url;
    },
    async stop(): Promise<void> {
      await Promise.all([...doors.values()].flatMap(({ network, shop }) => [network.stop(), shop.stop()]));
    },
  };
}

export type Doors = ReturnType<typeof makeDoors>;
