/** A value of a table; a time is told by its own kind, so that it is written as one. */
export type Value = string | number | null | Date;

/** A table with the names of its columns (RFC 4180). */
export const csvOf = (columns: readonly string[], rows: readonly (readonly Value[])[]): string =>
  [columns, ...rows].map((row) => `${row.map(written).join(",")}\r\n`).join("");

function written(value: Value): string {
  if (value === null) return "";
  if (typeof value === "number") return `${value}`;
  if (value instanceof Date) return value.toISOString();
  const harmless = RUNS.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A spreadsheet would take it for a formula: pages and campaigns are named by whoever visits. */
const RUNS = /^\s*[=+\-@]/;
