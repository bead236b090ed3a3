export { type Interval, intervals, isOpen } from "./intervals.ts";
export { type Change, nextChange } from "./next-change.ts";
export { zoneDataKnown } from "./zone-data.ts";
