import * as v from "valibot";
import type { ErrorCode } from "./errors.ts";
import { limits } from "./limits.ts";

/** A frame, or why it is none. `fatal` ones close the socket at once. */
export type Decoded<T> = { ok: true; frame: T } | { ok: false; code: ErrorCode; detail: string; fatal: boolean };

/** One type of frame, and a union of them. */
type Frame = v.GenericSchema & { entries: { t: { literal: string } } };
type Frames<F extends Frame> = { options: readonly F[] };

const encoder = new TextEncoder();

/** So many UTF-16 units are never more bytes in UTF-8 than a frame may have. */
const SURE = Math.floor(limits.frame / 3);

/**
 * Reads one inbound frame: its size, its JSON, its shape. Never throws.
 * The detail names the field that is wrong, and never repeats what was sent.
 */
export function decode<const F extends Frame>(
  schema: Frames<F>,
  data: string | ArrayBuffer,
): Decoded<v.InferOutput<F>> {
  if (typeof data !== "string") return refuse("malformed", "Frames are JSON text; this one was binary.");
  if (data.length > limits.frame || (data.length > SURE && encoder.encode(data).length > limits.frame))
    return { ok: false, code: "too_large", detail: `A frame may have ${limits.frame} bytes.`, fatal: true };
  const json = parse(data);
  if (json === undefined) return refuse("malformed", "This frame is not JSON.");
  const own = typeOf(json, schema);
  if (own === undefined) return refuse("unknown_type", 'A frame is an object with a known type "t".');
  const result = v.safeParse(own, json, { abortEarly: true });
  if (result.success) return { ok: true, frame: result.output };
  const issue = result.issues[0];
  const path = v.getDotPath(issue);
  return refuse("malformed", `"${path}" ${describe(issue)}.`);
}

/** The schema of the frame's own type: of a dozen the others need not be tried. */
const typeOf = <F extends Frame>(json: unknown, { options }: Frames<F>): F | undefined => {
  const type = typeof json === "object" && json !== null && "t" in json ? json.t : undefined;
  return options.find(({ entries }) => entries.t.literal === type);
};

/** Writes a frame. */
export const encode = <Frame extends { t: string }>(frame: Frame): string => JSON.stringify(frame);

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

/** Our own words where we gave some; else what was expected. `received` is left out: it may hold personal text. */
function describe(issue: v.BaseIssue<unknown>): string {
  if (!issue.message.startsWith("Invalid")) return issue.message;
  return issue.expected === null ? "is not valid" : `should be ${issue.expected}`;
}

const refuse = (code: ErrorCode, detail: string) => ({ ok: false, code, detail, fatal: false }) as const;
