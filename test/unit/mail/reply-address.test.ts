import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toBase64url } from "#protocol/ids";
import { type ReplyClaim, readReplyAddress, replyAddress } from "../../../worker/mail/reply-address.ts";

const KEY = "a key of this deployment and of no other";
const DOMAIN = "desk.example.com";
const claims: fc.Arbitrary<ReplyClaim> = fc.record({
  site: fc.stringMatching(/^[a-z0-9]{16}$/),
  side: fc.constantFrom("visitor", "team"),
  conversation: fc.uint8Array({ minLength: 16, maxLength: 16 }).map(toBase64url),
});
const claim: ReplyClaim = { site: "k3v9x2m8q1w7z5t4", side: "visitor", conversation: "AAECAwQFBgcICQoLDA0ODw" };
const address = replyAddress(KEY, claim, DOMAIN);

describe("replyAddress", () => {
  it("is read back whatever the case of its letters, and fits where an address goes", () => {
    fc.assert(
      fc.property(claims, fc.boolean(), (claim, upper) => {
        const made = replyAddress(KEY, claim, DOMAIN);
        expect(made.split("@")[0]?.length).toBeLessThanOrEqual(64);
        expect(readReplyAddress(KEY, upper ? made.toUpperCase() : ` ${made}`, DOMAIN)).toEqual(claim);
      }),
    );
  });

  it("no other key and no other domain reads it", () => {
    expect(readReplyAddress(KEY, address, DOMAIN)).toEqual(claim);
    expect(readReplyAddress("another site's key", address, DOMAIN)).toBeNull();
    expect(readReplyAddress(KEY, address, "example.com")).toBeNull();
    expect(readReplyAddress(KEY, `${address}.evil.example`, DOMAIN)).toBeNull();
  });

  it("any changed character makes it nobody's: another conversation, side or site is not to be had", () => {
    const [local = ""] = address.split("@");
    for (let index = "reply+".length; index < local.length; index++)
      for (const other of ["a", "b", "2", "7", "v", "t", "0", "+", "é"]) {
        if (other === local[index]) continue;
        const changed = `${local.slice(0, index)}${other}${local.slice(index + 1)}@${DOMAIN}`;
        expect(readReplyAddress(KEY, changed, DOMAIN)).toBeNull();
      }
  });

  it("what is no reply address is none", () => {
    for (const none of ["", "reply@desk.example.com", "reply+@desk.example.com", `reply+${"a".repeat(57)}@${DOMAIN}`])
      expect(readReplyAddress(KEY, none, DOMAIN)).toBeNull();
    fc.assert(fc.property(fc.string(), (any) => readReplyAddress(KEY, any, DOMAIN) === null));
  });
});
