import type { Automatic } from "./automatic.ts";
import type { Bounce } from "./bounce.ts";

/** What is asked of a mail that came in. */
type Came = { automatic: Automatic | null; bounce: Bounce | null; from: { email: string } | null };

/**
 * A person's mail becomes a message. A bounce is noted with the mail that it is about. All else from a machine becomes
 * nothing: a message would be mailed on, and be answered by the next machine.
 */
export function whatBecomes({ automatic, bounce }: Came): "message" | "bounce" | "nothing" {
  if (bounce !== null) return "bounce";
  return automatic === null || automatic === "no-answer" ? "message" : "nothing";
}

/** Whether a machine of ours may write back by itself: that a conversation is closed, or that an address is not known. */
export const mayAnswer = ({ automatic, bounce, from }: Came): boolean =>
  automatic === null && bounce === null && from !== null;
