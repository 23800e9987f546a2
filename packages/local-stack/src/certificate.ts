import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "selfsigned";

/** PEM files: an authority of our own and what it signed. */
export type CertificateFiles = { readonly caFile: string; readonly certificateFile: string; readonly keyFile: string };

const dayMs = 24 * 60 * 60 * 1000;
const lifetimeDays = 365;

/**
 * Makes an authority and a server certificate for `localhost`, 127.0.0.1 and further names, or takes those that are there
 * and last another week.
 */
export async function makeCertificate(
  directory: string,
  furtherNames: readonly string[] = [],
): Promise<CertificateFiles> {
  const files = {
    caFile: join(directory, "ca.pem"),
    certificateFile: join(directory, "server.pem"),
    keyFile: join(directory, "server.key"),
  };
  if (Object.values(files).every((file) => existsSync(file)) && lasts(files.certificateFile)) return files;

  mkdirSync(directory, { recursive: true });
  const validity = { notAfterDate: new Date(Date.now() + lifetimeDays * dayMs), algorithm: "sha256" };
  const authority = await generate([{ name: "commonName", value: "Mailroom local authority" }], {
    ...validity,
    keyType: "ec",
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const server = await generate([{ name: "commonName", value: "localhost" }], {
    ...validity,
    keyType: "ec",
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: "basicConstraints", cA: false, critical: true },
      { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          ...["localhost", ...furtherNames].map((value) => ({ type: 2, value }) as const),
          { type: 7, ip: "127.0.0.1" },
        ],
      },
    ],
  });
  writeFileSync(files.keyFile, server.private, { mode: 0o600 });
  writeFileSync(files.caFile, authority.cert);
  writeFileSync(files.certificateFile, server.cert);
  return files;
}

function lasts(certificateFile: string): boolean {
  const { validTo } = new X509Certificate(readFileSync(certificateFile));
  return new Date(validTo).getTime() > Date.now() + 7 * dayMs;
}
