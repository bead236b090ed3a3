/** All of a stream, or null when it has more than `most` bytes; then the rest is not read. */
export async function readLimited(
  raw: ReadableStream<Uint8Array> | Uint8Array,
  most: number,
): Promise<Uint8Array | null> {
  if (raw instanceof Uint8Array) return raw.byteLength > most ? null : raw;
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the stream.
  for await (const chunk of raw) {
    size += chunk.byteLength;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
