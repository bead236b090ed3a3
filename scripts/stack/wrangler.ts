import { tools } from "./root.ts";
import { type Ran, runNode } from "./run.ts";

/**
 * Wrangler quiet, quick and without the network. Its local observability alone would cut `wrangler dev` to about
 * 1,000 messages a second.
 */
export const localEnv = {
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_WRITE_LOGS: "false",
  X_LOCAL_OBSERVABILITY: "false",
  X_LOCAL_EXPLORER: "false",
};

/** Runs one command of wrangler that needs no account. */
export const wrangler = (args: string[], show = false): Promise<Ran> =>
  runNode(tools.wrangler, args, { env: { ...localEnv, CI: "true" }, show });
