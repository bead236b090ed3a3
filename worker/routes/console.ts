import { createMiddleware } from "hono/factory";
import type { App } from "./app-env.ts";

/** Paths of the files that browsers load; what is not there is gone, and never the console's page. */
const FILES = /^\/(widget|console)\//;

/** A path of the console, opened in a browser, gets the console: its router does the rest. */
export const consolePage = createMiddleware<App>(async (c, next) => {
  const isPage = c.req.method === "GET" && (c.req.header("accept") ?? "").includes("text/html");
  if (!isPage || FILES.test(c.req.path)) return next();
  return c.env.ASSETS.fetch(new URL("/", c.req.url));
});
