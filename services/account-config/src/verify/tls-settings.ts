import tls from "node:tls";

export type CertificateChecks = { readonly ca?: string[]; readonly rejectUnauthorized?: false };

/** What a certificate has to stand up to: the usual authorities and our own; nothing where the account says so (X13). */
export function certificateChecks(
  account: { readonly acceptAnyCertificate: boolean },
  extraAuthorities: readonly string[],
): CertificateChecks {
  return {
    ...(extraAuthorities.length === 0 ? {} : { ca: [...tls.rootCertificates, ...extraAuthorities] }),
    ...(account.acceptAnyCertificate ? { rejectUnauthorized: false } : {}),
  };
}
