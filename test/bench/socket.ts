/** A socket that is open until `leave`. Should it close before, the benchmark ends: what waits for it would wait for ever. */
export type Open = { socket: WebSocket; leave(): void };

export async function open(url: string): Promise<Open> {
  const socket = new WebSocket(url);
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error(`No socket to ${url}.`));
  });
  socket.onclose = ({ code, reason }) => {
    throw new Error(`A socket to ${url} was closed with ${code} ${reason}`);
  };
  return {
    socket,
    leave() {
      socket.onclose = null;
      socket.close(1000);
    },
  };
}

/** Runs `work` for each number below `count`, so many at a time. */
export async function each<T>(count: number, atOnce: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < count; index = next++) results[index] = await work(index);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}
