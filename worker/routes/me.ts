import { Hono } from "hono";
import type { Me } from "#protocol/rest";
import { organizationsOf } from "../directory/members.ts";
import type { App } from "./app-env.ts";
import { signedIn } from "./signed-in.ts";

export const meRoutes = new Hono<App>().get("/me", signedIn, async (c) => {
  const { id, name, email } = c.get("user");
  const me: Me = { user: { id, name, email }, organizations: await organizationsOf(c.env.DIRECTORY, id) };
  return c.json(me);
});
