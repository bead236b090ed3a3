import * as v from "valibot";
import { Settings } from "#protocol/model";
import { connectRequest } from "../../../worker/site/connect.ts";
import type { Site } from "../../../worker/site/site.ts";

export { Site } from "../../../worker/site/site.ts";
export { Bare } from "./bare.ts";

type Env = { SITE: DurableObjectNamespace<Site>; BARE: DurableObjectNamespace };

const ID = "S".repeat(22);
const ORIGIN = "https://shop.example";
const AGENT = { id: "agent-0000", name: "Agent", photo: null, role: "owner" } as const;
const look = { color: "#1f6feb", position: "right", greeting: "", strict: false };
// As a site is that takes conversations while nobody is there: what is measured is the way of a message.
const settings = v.parse(Settings, { name: "Shop", origins: [ORIGIN], ...look, rule: "hours" });

/** Lets clients in without accounts, and past the limits of one address: each says by `n` which visitor it is. */
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const site = env.SITE.get(env.SITE.idFromName(ID));
    switch (pathname) {
      case "/create":
        await site.create(
          { id: ID, key: "k3v9x2m8q1w7z5t4", organization: "organization", jurisdiction: null, settings },
          { version: 1, members: [AGENT] },
        );
        return new Response("created");
      case "/visitor": {
        const n = searchParams.get("n") ?? "0";
        const place = { country: null, city: null, timeZone: null };
        const connect = { origin: ORIGIN, network: `net-${n}`, userAgent: "bench", browser: "Bench", ...place };
        return site.fetch(connectRequest("visitor", connect));
      }
      case "/agent":
        return site.fetch(
          connectRequest("agent", { ...AGENT, session: "session", until: Number.MAX_SAFE_INTEGER, version: 1 }),
        );
      case "/bare":
        return env.BARE.get(env.BARE.idFromName("bare")).fetch(request);
      default:
        return new Response("There is nothing at this address.", { status: 404 });
    }
  },
};
