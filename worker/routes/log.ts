import { createMiddleware } from "hono/factory";
import { matchedRoutes } from "hono/route";
import { randomId } from "#protocol/ids";
import type { App } from "./app-env.ts";

/** Gives the request an id and writes one line of JSON about it. The route's pattern stands for the path: paths hold keys and ids. */
export const logged = createMiddleware<App>(async (c, next) => {
  const begun = Date.now();
  c.set("request", c.req.header("cf-ray") ?? randomId());
  await next();
  const line = {
    level: c.res.status >= 500 ? "error" : "info",
    message: "request",
    request: c.get("request"),
    method: c.req.method,
    route: matchedRoutes(c).findLast(({ path }) => !path.endsWith("/*"))?.path ?? "*",
    status: c.res.status,
    ms: Date.now() - begun,
  };
  console.log(JSON.stringify(line));
});
