export { type Choice, choose, type Situation } from "./choose.ts";
export { explain } from "./explain.ts";
export { type Facts, nothingAround } from "./facts.ts";
export { missingIn } from "./missing-in.ts";
export { type Given, type Preset, presets } from "./presets.ts";
export { conditionsOf, type SegmentConditions } from "./segments.ts";
export { wordsFor } from "./words-for.ts";
