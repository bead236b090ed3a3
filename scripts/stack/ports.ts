import { createServer } from "node:net";

/** Throws a plain explanation when something listens on the port already. */
export async function requireFree(port: number, variable: string, what: string): Promise<void> {
  if (await isFree(port)) return;
  throw new Error(
    `Port ${port} is taken, so ${what} cannot start there. End what uses it, or choose another port with ${variable}, ` +
      `for example: ${variable}=${port + 10} npm start`,
  );
}

/** A port that nothing listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once("error", reject);
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    if (address === null || typeof address === "string") reject(new Error("A TCP server without a port."));
    else server.close(() => resolve(address.port));
  });
  return promise;
}

/** A port given by an environment variable, or the usual one. */
export function portFrom(variable: string, usual: number): number {
  const text = process.env[variable];
  if (text === undefined || text === "") return usual;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`${variable} should be a port between 1 and 65535, and is "${text}".`);
  return port;
}

/** Tries both families: "localhost" may be either, and a listener on one leaves the other open. */
async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, "127.0.0.1")) && (await canListen(port, "::1"));
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(!("code" in error) || error.code !== "EADDRINUSE"));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
