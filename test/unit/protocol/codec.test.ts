import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AgentFrame } from "#protocol/agent";
import { close, isFinal } from "#protocol/close";
import { decode } from "#protocol/codec";
import { randomId, randomSecret, toBase64url } from "#protocol/ids";
import { limits } from "#protocol/limits";
import { VisitorFrame } from "#protocol/visitor";

describe("decode", () => {
  it("[FRM2] never throws and never repeats what was sent", () => {
    const marker = "S3CRET-WORDS";
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom("hello", "message", "page", "identify", "nonsense"), (value, t) => {
        for (const text of [
          JSON.stringify(value) ?? "",
          JSON.stringify({ t, tab: marker, id: value, body: [marker], page: { path: marker } }),
        ]) {
          for (const read of [
            (data: string) => decode(VisitorFrame, data),
            (data: string) => decode(AgentFrame, data),
          ]) {
            const decoded = read(text);
            if (!decoded.ok) expect(decoded.detail).not.toContain(marker);
          }
        }
      }),
    );
  });

  it("[FRM3] counts bytes, not characters", () => {
    const text = (body: string) => JSON.stringify({ t: "message", tab: randomId(), id: randomId(), body });
    const fits = decode(VisitorFrame, text("é".repeat(4_000)));
    expect(fits.ok).toBe(true);
    expect(decode(VisitorFrame, text("é".repeat(limits.frame / 2)))).toMatchObject({
      ok: false,
      code: "too_large",
      fatal: true,
    });
  });

  it("[FRM5] no frame of an agent is one of a visitor, but for the names they share, which need a tab", () => {
    const frame = { t: "message", id: randomId(), conversation: randomId(), body: "x" };
    expect(decode(AgentFrame, JSON.stringify(frame)).ok).toBe(true);
    expect(decode(VisitorFrame, JSON.stringify(frame)).ok).toBe(false);
  });
});

describe("ids", () => {
  it("are base64url of their bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
      }),
    );
    expect(randomId()).toMatch(/^[\w-]{22}$/);
    expect(randomSecret()).toMatch(/^[\w-]{43}$/);
  });
});

describe("close codes", () => {
  it("[CON3] are distinct, of the private range, and final only where the table says so", () => {
    const codes = Object.values(close).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { code, final, reason } of Object.values(close)) {
      expect(code).toBeGreaterThanOrEqual(4400);
      expect(code).toBeLessThan(4600);
      expect(isFinal(code)).toBe(final);
      expect(new TextEncoder().encode(reason).length).toBeLessThanOrEqual(123);
    }
    for (const code of [1000, 1001, 1006, 1012]) expect(isFinal(code)).toBe(false);
  });
});
