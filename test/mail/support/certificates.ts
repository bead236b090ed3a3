import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "selfsigned";

export type Certificate = { key: string; cert: string };

/** An authority made for this run, and a certificate of it for 127.0.0.1. */
export async function makeCertificate(): Promise<{ authority: string; server: Certificate }> {
  const common = { keyType: "ec", algorithm: "sha256" } as const;
  const ca = await generate([{ name: "commonName", value: "Hejdesk tests" }], {
    ...common,
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const server = await generate([{ name: "commonName", value: "localhost" }], {
    ...common,
    ca: { key: ca.private, cert: ca.cert },
    extensions: [
      { name: "basicConstraints", cA: false, critical: true },
      { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      { name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] },
    ],
  });
  return { authority: ca.cert, server: { key: server.private, cert: server.cert } };
}

/** The runtime trusts this authority from now on. It looks once, when its module is loaded: so before that. */
export function trust(authority: string): void {
  const file = join(mkdtempSync(join(tmpdir(), "hejdesk-")), "authority.pem");
  writeFileSync(file, authority);
  process.env.NODE_EXTRA_CA_CERTS = file;
}
