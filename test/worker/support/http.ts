import { exports } from "cloudflare:workers";

export const EDGE = "https://desk.example";
export const SHOP = "https://shop.example";

/** A request to the Worker as the console would send it. */
export function call(path: string, init: RequestInit & { cookie?: string; json?: unknown } = {}): Promise<Response> {
  const { cookie, json, ...rest } = init;
  const headers = new Headers(rest.headers);
  if (!headers.has("origin") && rest.method !== undefined && rest.method !== "GET") headers.set("origin", EDGE);
  if (cookie !== undefined) headers.set("cookie", cookie);
  if (json === undefined) return exports.default.fetch(new Request(`${EDGE}${path}`, { ...rest, headers }));
  headers.set("content-type", "application/json");
  const method = rest.method ?? "POST";
  if (!headers.has("origin")) headers.set("origin", EDGE);
  return exports.default.fetch(new Request(`${EDGE}${path}`, { ...rest, method, headers, body: JSON.stringify(json) }));
}

/** The same, with a 2xx answer expected and read. */
export async function ask<T>(path: string, init: Parameters<typeof call>[1] = {}): Promise<T> {
  const response = await call(path, init);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json<T>();
}

/** The cookies that an answer sets, as the next request sends them. */
export const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
