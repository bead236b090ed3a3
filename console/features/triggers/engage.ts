import type { Settings } from "#protocol/model";

/** All that this screen changes. */
export type Engage = Pick<Settings, "triggers" | "segments" | "restraint">;

export const engageOf = ({ triggers, segments, restraint }: Engage): Engage => ({ triggers, segments, restraint });
