import * as v from "valibot";
import type { Env } from "../env.ts";
import type { Site } from "./site.ts";

const Jurisdiction = v.picklist(["eu", "fedramp"]);

/**
 * The way to a site's object. A jurisdiction is part of who the object is, so it never changes. Throws where the runtime
 * cannot keep one (a local one): data that must stay somewhere is not put elsewhere.
 */
export function siteStub(
  env: Pick<Env, "SITE">,
  { id, jurisdiction }: { id: string; jurisdiction: string | null },
): DurableObjectStub<Site> {
  const namespace = jurisdiction === null ? env.SITE : env.SITE.jurisdiction(v.parse(Jurisdiction, jurisdiction));
  return namespace.get(namespace.idFromName(id));
}
