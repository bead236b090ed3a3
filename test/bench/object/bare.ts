import { DurableObject } from "cloudflare:workers";

/** The least that keeps a message: one row, and the answer behind the output gate. What the platform can do at best. */
export class Bare extends DurableObject<object> {
  constructor(ctx: DurableObjectState, env: object) {
    super(ctx, env);
    ctx.storage.sql.exec("CREATE TABLE IF NOT EXISTS log (rev INTEGER PRIMARY KEY, event TEXT NOT NULL)");
  }

  override fetch(): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(socket: WebSocket, data: string): void {
    this.ctx.storage.sql.exec("INSERT INTO log (event) VALUES (?)", data);
    socket.send(data);
  }
}
