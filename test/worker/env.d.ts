import type { D1Migration } from "cloudflare:test";
import type { Env as WorkerEnv } from "../../worker/env.ts";

/** What the Worker has in tests: its own bindings, and what the set-up needs. */
declare global {
  namespace Cloudflare {
    interface Env extends WorkerEnv {
      DIRECTORY_MIGRATIONS: D1Migration[];
      HISTORY_MIGRATIONS: D1Migration[];
    }
    interface GlobalProps {
      mainModule: typeof import("../../worker/index.ts");
    }
  }
}
