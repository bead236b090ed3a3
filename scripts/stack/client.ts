import * as v from "valibot";

export type Client = {
  get<const S extends v.GenericSchema>(path: string, schema: S): Promise<v.InferOutput<S>>;
  /** Sends JSON. Throws with the server's own words unless it answers with a 2xx of that shape. */
  send<const S extends v.GenericSchema>(
    method: "POST" | "PATCH" | "DELETE",
    path: string,
    body: unknown,
    schema: S,
    headers?: Record<string, string>,
  ): Promise<v.InferOutput<S>>;
  /** The session's cookies as a `Cookie` header. */
  cookie(): string;
};

const LIMIT = 20_000;

/** Speaks to the HTTP API as the console does: same origin, with the session's cookie. `held` goes on with a session. */
export function makeClient(edge: string, held = ""): Client {
  const cookies = new Map(held.split("; ").flatMap(pair));
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");

  async function call(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<unknown> {
    const response = await fetch(edge + path, {
      method,
      headers: {
        Origin: edge,
        Cookie: cookie(),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(LIMIT),
    });
    for (const [name, value] of response.headers.getSetCookie().flatMap(pair)) cookies.set(name, value);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 500)}`);
    return text === "" ? undefined : JSON.parse(text);
  }

  return {
    cookie,
    get: async (path, schema) => v.parse(schema, await call("GET", path, undefined, {})),
    send: async (method, path, body, schema, headers = {}) => v.parse(schema, await call(method, path, body, headers)),
  };
}

/** The name and value of a cookie; the attributes of a `Set-Cookie` are cut off. */
function pair(text: string): [[string, string]] | [] {
  const [, name, value] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
  return name === undefined || value === undefined ? [] : [[name, value]];
}
