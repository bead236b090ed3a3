import * as v from "valibot";

export const Device = v.picklist(["phone", "tablet", "desktop"]);
export type Device = v.InferOutput<typeof Device>;
