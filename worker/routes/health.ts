import { Hono } from "hono";
import { zoneDataKnown } from "../domain/schedule/index.ts";
import type { App } from "./app-env.ts";

/**
 * `GET /healthz`: what was checked, and how it went. 503 when anything failed. `timeZones` is the newest release of the
 * IANA database whose changes this runtime is seen to know, by which schedules are reckoned.
 */
export const healthRoutes = new Hono<App>().get("/healthz", async (c) => {
  const checks = {
    directory: await passes(() => c.env.DIRECTORY.prepare("SELECT 1 FROM site LIMIT 1").all()),
    history: await passes(() => c.env.HISTORY.prepare("SELECT 1 FROM conversation LIMIT 1").all()),
    widget: await passes(async () => {
      const response = await c.env.ASSETS.fetch("https://assets/widget/entry.json");
      if (!response.ok) throw new Error(`${response.status}`);
      await response.json();
    }),
    secret: await passes(async () => {
      if ((c.env.AUTH_SECRET ?? "").length < 32) throw new Error("too short");
    }),
  };
  const ok = Object.values(checks).every(Boolean);
  return c.json({ ok, checks, timeZones: zoneDataKnown() }, ok ? 200 : 503, { "cache-control": "no-store" });
});

async function passes(check: () => Promise<unknown>): Promise<boolean> {
  try {
    await check();
    return true;
  } catch (error) {
    console.error(JSON.stringify({ level: "error", message: "health check failed", error: String(error) }));
    return false;
  }
}
