import type { Env } from "../env.ts";

/** Who is signed in. */
export type SignedIn = {
  id: string;
  name: string;
  email: string;
  image: string | null;
  session: string;
  until: number;
};

/** What Hono's context carries here. `request` is the request's id, in logs and in errors. */
export type App = { Bindings: Env; Variables: { request: string; user: SignedIn } };
