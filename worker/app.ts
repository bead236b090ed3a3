import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { agentRoutes } from "./routes/agents.ts";
import type { App } from "./routes/app-env.ts";
import { authRoutes } from "./routes/auth.ts";
import { consolePage } from "./routes/console.ts";
import { healthRoutes } from "./routes/health.ts";
import { publicHoursRoutes } from "./routes/hours.ts";
import { logged } from "./routes/log.ts";
import { mailRoutes } from "./routes/mails.ts";
import { meRoutes } from "./routes/me.ts";
import { outboxRoutes } from "./routes/outbox.ts";
import { outcomeRoutes } from "./routes/outcomes.ts";
import { problem, Refusal } from "./routes/problem.ts";
import { reportRoutes } from "./routes/reports.ts";
import { siteRoutes } from "./routes/sites.ts";
import { socketRoutes } from "./routes/sockets.ts";
import { tagRoutes } from "./routes/tag.ts";

/**
 * Everything over HTTP. Sockets, the tag and the public hours stand outside secureHeaders: an upgrade has no headers to set, and
 * the others are for foreign pages.
 */
export const app = new Hono<App>()
  .use(logged)
  .route("/", socketRoutes)
  .route("/w", tagRoutes)
  .route("/", publicHoursRoutes)
  .get("/:page{(?!api/|v1/|w/|healthz).*}", consolePage)
  .use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } }))
  .route("/", healthRoutes)
  .route("/api", authRoutes)
  .route("/api", meRoutes)
  .route("/api", siteRoutes)
  .route("/api", agentRoutes)
  .route("/api", outboxRoutes)
  .route("/api", outcomeRoutes)
  .route("/api", mailRoutes)
  .route("/api", reportRoutes)
  .notFound((c) => problem(c, new Refusal("not_found", "There is nothing at this address.")))
  .onError((error, c) => {
    if (error instanceof Refusal) return problem(c, error);
    const request = c.get("request");
    console.error(
      JSON.stringify({ level: "error", message: "request failed", request, error: error.stack ?? String(error) }),
    );
    return problem(
      c,
      new Refusal("internal", "Something went wrong here. Try again; the id below helps us to find it."),
    );
  });
