import * as v from "valibot";
import { Sequence } from "./model.ts";

/** The site asks whether what it sent is read [SLW1]; the client answers with the same number. */
export type Probe = { t: "probe"; n: number };

export const Got = v.object({ t: v.literal("got"), n: Sequence });
export type Got = v.InferOutput<typeof Got>;
