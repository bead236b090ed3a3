import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Shop, startShop } from "../../test/shop/server.ts";
import { type Demo, prepareDemo } from "./demo.ts";
import { startMailbox } from "./mailbox.ts";
import { migrateLocal } from "./migrate.ts";
import { type RunningWorker, startWorker } from "./worker.ts";

export type Stack = {
  worker: RunningWorker;
  shop: Shop;
  demo: Demo;
  stop(): Promise<void>;
};

type Options = { data: string; port: number; shopPort: number; liveReload?: boolean };

/** The Worker on the local runtime, a demo in it, and the demo shop with that demo's tag. `dist/` must be built. */
export async function startStack({ data, port, shopPort, liveReload = false }: Options): Promise<Stack> {
  mkdirSync(data, { recursive: true });
  await migrateLocal(join(data, "state"));
  const { arrived: mails, vars, env, stop: stopMailbox } = await startMailbox(data);
  const worker = await startWorker({ data, port, vars, env });
  try {
    const demo = await prepareDemo(worker.edge, data, `http://localhost:${shopPort}`);
    const shop = await startShop({ port: shopPort, edge: worker.edge, siteKey: demo.site.key, liveReload, mails });
    return {
      worker,
      shop,
      demo,
      async stop() {
        await Promise.all([shop.stop(), worker.stop(), stopMailbox()]);
      },
    };
  } catch (error) {
    await Promise.all([worker.stop(), stopMailbox()]);
    throw error;
  }
}
