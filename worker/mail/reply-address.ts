import { createHmac, timingSafeEqual } from "node:crypto";
import { base32nopad } from "@scure/base";

/** What a reply address says: whose answer belongs into which conversation of which site. */
export type ReplyClaim = {
  /** The site's public key. */
  site: string;
  side: "visitor" | "team";
  conversation: string;
};

const CONVERSATION = 16;
/** 72 bits: who guesses has to send a mail for each guess. What is left of 64 characters. */
const MAC = 9;
const SIDES = { v: "visitor", t: "team" } as const;
/** Lower case only: programs and servers on the way change the case of a local part. */
const SHAPE = /^reply\+([a-z0-9]{16})([vt])([a-z2-7]{40})@(.+)$/;

/** `reply+…@domain`, which only the holder of `key` can make. 63 characters before the @, where 64 are allowed. */
export function replyAddress(key: string, claim: ReplyClaim, domain: string): string {
  const id = Buffer.from(claim.conversation, "base64url");
  if (id.length !== CONVERSATION) throw new Error(`No conversation: ${claim.conversation}`);
  const token = base32nopad.encode(Buffer.concat([id, mac(key, claim)])).toLowerCase();
  return `reply+${claim.site}${claim.side === "visitor" ? "v" : "t"}${token}@${domain}`;
}

/** What an address claims, if its signature is good and it is one at `domain`. */
export function readReplyAddress(key: string, address: string, domain: string): ReplyClaim | null {
  const [, site, side, token, at] = SHAPE.exec(address.trim().toLowerCase()) ?? [];
  if (site === undefined || token === undefined || at !== domain.toLowerCase()) return null;
  const bytes = Buffer.from(base32nopad.decode(token.toUpperCase()));
  const claim: ReplyClaim = {
    site,
    side: SIDES[side === "v" ? "v" : "t"],
    conversation: bytes.subarray(0, CONVERSATION).toString("base64url"),
  };
  return timingSafeEqual(bytes.subarray(CONVERSATION), mac(key, claim)) ? claim : null;
}

const mac = (key: string, { site, side, conversation }: ReplyClaim): Buffer =>
  createHmac("sha256", key).update(`reply\n${site}\n${side}\n${conversation}`).digest().subarray(0, MAC);
