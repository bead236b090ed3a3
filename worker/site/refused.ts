import { type CloseName, close } from "#protocol/close";

/** [CON2] A refusal that a browser can read: accepted, and closed at once with a code. */
export function refused(name: CloseName): Response {
  const { 0: client, 1: server } = new WebSocketPair();
  server.accept();
  server.close(close[name].code, close[name].reason);
  return new Response(null, { status: 101, webSocket: client });
}
