import * as v from "valibot";
import { DirectoryId } from "#protocol/ids";
import { Role } from "#protocol/model";

/** What the Worker tells the site about a visitor's connection, in a request of its own making. */
export const VisitorConnect = v.object({
  origin: v.string(),
  /** Shortened to what a household shares; hashed by the object and dropped. */
  network: v.string(),
  userAgent: v.string(),
  browser: v.string(),
  country: v.nullable(v.string()),
  city: v.optional(v.nullable(v.string()), null),
  timeZone: v.optional(v.nullable(v.string()), null),
});
export type VisitorConnect = v.InferOutput<typeof VisitorConnect>;

/** What the Worker tells the site about an agent's connection, after it checked session and membership. */
export const AgentConnect = v.object({
  id: DirectoryId,
  name: v.string(),
  photo: v.nullable(v.string()),
  role: Role,
  /** Named to close this session's sockets when it ends. */
  session: v.string(),
  /** When the session ends by its own age, epoch ms. */
  until: v.number(),
  /** The version of the members' list that `role` was read with. */
  version: v.number(),
  /** The console's own origin: links in mails lead there. */
  edge: v.optional(v.string()),
});
export type AgentConnect = v.InferOutput<typeof AgentConnect>;

const HEADER = "x-hejdesk-connect";

/** The Worker's side: nothing of the client's own request goes on to the object but the frames of one that polls. */
export function connectRequest(
  who: "visitor" | "agent",
  connect: VisitorConnect | AgentConnect,
  polled?: string,
): Request {
  const told = { [HEADER]: encodeURIComponent(JSON.stringify(connect)) };
  const url = `https://site/${who}`;
  if (polled === undefined) return new Request(url, { headers: { ...told, upgrade: "websocket" } });
  return new Request(url, { method: "POST", headers: told, body: polled });
}

/** The object's side. Throws on anything that `connectRequest` did not make. */
export const readConnect = <const S extends v.GenericSchema>(schema: S, request: Request): v.InferOutput<S> =>
  v.parse(schema, JSON.parse(decodeURIComponent(request.headers.get(HEADER) ?? "")));
