import { phoneSignatures } from "./history-words.ts";

/** A signature is short; more than that below two dashes is a text. Without the space that belongs there, less. */
const MOST_LINES = { "-- ": 12, "--": 6 };
const LONGEST_PHONE = 80;
const DEVICE =
  /i ?phone|i ?pad|android|smartphone|galaxy|samsung|huawei|xiaomi|pixel|mobil|m[oó]vil|handy|gsm|telefon|telefoon|puhelim|windows|outlook|yahoo|gmail|gmx|mail app|proton|آيفون/;

/** Without what stands below `-- `, and without the line that a phone puts at the end. */
export function cutSignature(lines: readonly string[]): readonly string[] {
  const dashes = lines.findLastIndex((line) => /^--\s?$/.test(line));
  const below = lines.slice(dashes + 1).filter((line) => line.trim() !== "");
  const most = MOST_LINES[lines[dashes] === "--" ? "--" : "-- "];
  return cutPhone(dashes >= 0 && below.length <= most ? lines.slice(0, dashes) : lines);
}

function cutPhone(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== "");
  const said = (lines[last] ?? "").trim().toLowerCase();
  const isPhone =
    said.length <= LONGEST_PHONE && phoneSignatures.some((words) => said.startsWith(words)) && DEVICE.test(said);
  const above = lines[last - 1];
  // A line of its own, with nothing right above it: else it ends a paragraph that somebody wrote.
  return isPhone && (above === undefined || above.trim() === "") ? lines.slice(0, last) : lines;
}
