/** Why a request did not do what it should. `status` 0: the server was not reached. */
export type Failure = { status: number; code: string; detail: string };
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

type Ask = { body?: unknown; headers?: Record<string, string>; query?: Record<string, string | undefined> };

/** One request to the Worker. Expected failures are values; the types of what comes back are #protocol/rest's. */
export async function request<T>(method: "GET" | "POST" | "PATCH", path: string, ask: Ask = {}): Promise<Result<T>> {
  const url = new URL(path, location.origin);
  for (const [name, value] of Object.entries(ask.query ?? {}))
    if (value !== undefined) url.searchParams.set(name, value);
  const init: RequestInit = { method, headers: { accept: "application/json", ...ask.headers } };
  if (method !== "GET") {
    init.body = JSON.stringify(ask.body ?? {});
    init.headers = { ...init.headers, "content-type": "application/json" };
  }
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch {
    return { ok: false, failure: { status: 0, code: "unreachable", detail: "" } };
  }
  const json: unknown = await response.json().catch(() => null);
  if (response.ok) return { ok: true, value: json as T };
  return { ok: false, failure: readFailure(response.status, json) };
}

/** Every error is a problem (RFC 9457). `reason` is what better-auth calls it, which says more than the `code`. */
function readFailure(status: number, json: unknown): Failure {
  const text = (key: string): string => {
    const value = typeof json === "object" && json !== null ? Reflect.get(json, key) : undefined;
    return typeof value === "string" ? value : "";
  };
  return {
    status,
    code: text("reason") || text("code") || (status === 401 ? "unauthorized" : `http_${status}`),
    detail: text("detail"),
  };
}
