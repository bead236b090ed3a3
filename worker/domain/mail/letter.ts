import type { Mail as Fate } from "#protocol/model";
import type { Address } from "./mail.ts";

/** A mail's copy for one mailbox: the team's mail has one for each. `id` is its Message-ID. */
export type Letter = { to: Address; id: string; state: Fate["state"]; reason: string | null };

/** What is told of all copies together: what still goes on first, then what went wrong. */
export function fateOf(letters: readonly Letter[]): Pick<Fate, "to" | "state" | "reason"> {
  const to = letters.map((letter) => letter.to.email);
  for (const state of ["queued", "failed", "bounced"] as const) {
    const such = letters.filter((letter) => letter.state === state);
    if (such.length > 0) return { to, state, reason: reasonOf(such, letters.length) };
  }
  return { to, state: "sent", reason: null };
}

/** Names whom it is about where there are others; the same said of several is said once. */
function reasonOf(letters: readonly Letter[], all: number): string | null {
  const said = new Map<string, string[]>();
  for (const { to, reason } of letters) if (reason !== null) said.set(reason, [...(said.get(reason) ?? []), to.email]);
  if (said.size === 0) return null;
  return [...said].map(([reason, whom]) => (whom.length === all ? reason : `${whom.join(", ")}: ${reason}`)).join(" ");
}
