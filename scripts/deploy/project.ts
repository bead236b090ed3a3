import * as v from "valibot";
import { unstable_readConfig } from "wrangler";
import { inRoot } from "../stack/root.ts";
import type { Project } from "./plan.ts";

/** Secrets that the Worker cannot do without; random ones are as good as any. */
const SECRETS = ["AUTH_SECRET"];

const Config = v.object({ d1_databases: v.array(v.object({ database_name: v.string() })) });

/** What `wrangler.toml` asks for. */
export function readProject(): Project {
  const config = v.parse(Config, unstable_readConfig({ config: inRoot("wrangler.toml") }, { hideWarnings: true }));
  return { databases: config.d1_databases.map(({ database_name }) => database_name), secrets: SECRETS };
}
