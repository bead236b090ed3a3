import * as v from "valibot";
import { Id } from "./ids.ts";
import { limits } from "./limits.ts";
import { Sequence } from "./model.ts";

/**
 * One turn of a client that has no socket [POL1]: `POST` to the socket's own address, as text/plain, so that no browser
 * asks for leave first.
 */
export const PollRequest = v.object({
  /** What the first answer gave; null asks for a line. */
  line: v.nullable(Id),
  /** The number of the last frame that arrived, 0 before the first. */
  got: Sequence,
  /** How many frames were answered for before these. */
  sent: Sequence,
  /** The client is done: what waits for it is dropped. */
  bye: v.optional(v.boolean()),
  frames: v.pipe(v.array(v.string()), v.maxLength(limits.framesPerTenSeconds)),
});
export type PollRequest = v.InferOutput<typeof PollRequest>;

/** The frames after `got`, numbered on from it. `close` is the code a socket would have been closed with. */
export type PollAnswer = { line: string | null; frames: string[]; close?: number };

/** How long the site holds a turn that brings nothing until it has something to say, in milliseconds. */
export const POLL_HELD = 20_000;
/** A line whose last turn began so long ago counts as closed, in milliseconds. */
export const POLL_LAPSES = 45_000;
