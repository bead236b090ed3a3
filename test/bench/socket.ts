/** An open socket; `ended` is why, should it close. */
export async function open(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url);
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error(`No socket to ${url}.`));
  });
  socket.onclose = ({ code, reason }) => {
    if (code !== 1000) console.error(`A socket was closed with ${code} ${reason}.`);
  };
  return socket;
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
