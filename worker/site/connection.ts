/** One way to a client: a hibernating WebSocket, or a line that is polled over HTTP. */
export type Connection = Pick<WebSocket, "send" | "close" | "serializeAttachment" | "deserializeAttachment">;
