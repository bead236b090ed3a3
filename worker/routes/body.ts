import type { Context } from "hono";
import * as v from "valibot";
import type { App } from "./app-env.ts";
import { Refusal } from "./problem.ts";

const MOST = 16_384;

/** The request's JSON, read as `schema`, of `most` bytes. Refuses with the path of the first field that is wrong. */
export async function readBody<const S extends v.GenericSchema>(
  c: Context<App>,
  schema: S,
  most: number = MOST,
): Promise<v.InferOutput<S>> {
  requireSmall(c.req.raw, most);
  const text = await c.req.text();
  if (text.length > most) throw new Refusal("too_large", `A request may have ${most} bytes.`);
  const result = v.safeParse(schema, parse(text), { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Refusal("malformed", `${v.getDotPath(issue) ?? "The body"}: ${issue.message}`);
}

/** Refuses by the length that is announced, before anything is read; a body that announces none is refused too. */
export function requireSmall(request: Request, most: number = MOST): void {
  const length = request.headers.get("content-length");
  if (request.body !== null && length === null)
    throw new Refusal("malformed", "Say how long the body is, by Content-Length.");
  if (Number(length ?? 0) > most) throw new Refusal("too_large", `A request may have ${most} bytes.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("malformed", "The body is not JSON.");
  }
}
