import { app } from "./app.ts";
import type { Env } from "./env.ts";
import { receiveMail } from "./mail/receive.ts";

export { Limiter } from "./limiter/limiter.ts";
export { Site } from "./site/site.ts";

/** All that comes in: over HTTP, and by mail. */
export default { fetch: app.fetch, email: receiveMail } satisfies ExportedHandler<Env>;
