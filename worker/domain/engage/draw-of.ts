/**
 * A number from 0 to below 1 that is always the same for a trigger and a visit, and as good as random over many: which
 * visits are held out needs no record.
 */
export function drawOf(trigger: string, visit: string): number {
  let hash = 0x811c9dc5;
  for (const char of `${trigger}/${visit}`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  // FNV alone leaves ids that differ in their last letter close together.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
