import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";

// Setup files run outside the storage of single tests, and may run more than once: applying is idempotent.
await applyD1Migrations(env.DIRECTORY, env.DIRECTORY_MIGRATIONS);
await applyD1Migrations(env.HISTORY, env.HISTORY_MIGRATIONS);
