import type { VerifyStep } from "@mailroom/contracts/api/account";
import { DomainError } from "@mailroom/contracts/domain-error";

export type Explanation = { readonly code: string; readonly detail: string; readonly hint: string };

type Row = { readonly codes: readonly string[]; readonly code: string; readonly hint: string };

const passwordHint =
  "Check user name and password. Google and Microsoft accounts with two-step verification need an app password, or OAuth.";

/** System, TLS (OpenSSL X.509) and library codes → ours, with what to do. */
const rows: readonly Row[] = [
  { codes: ["ECONNREFUSED"], code: "connection-refused", hint: "Nothing listens there: check host and port." },
  {
    codes: ["ETIMEDOUT", "ETIMEOUT"],
    code: "connection-timeout",
    hint: "Check host and port, or raise the connection timeout.",
  },
  {
    codes: ["EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL"],
    code: "host-unreachable",
    hint: "The network has no way there: check the host.",
  },
  {
    codes: ["ECONNRESET", "EPIPE"],
    code: "connection-closed",
    hint: "The server hung up: check port and SSL, or try again later.",
  },
  {
    codes: [
      "SELF_SIGNED_CERT_IN_CHAIN",
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
      "UNABLE_TO_GET_ISSUER_CERT",
      "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
      // an authority of a known name with another key, e.g. one that a company has made anew
      "CERT_SIGNATURE_FAILURE",
      "CERT_UNTRUSTED",
      "INVALID_CA",
    ],
    code: "certificate-not-trusted",
    hint: "No trusted authority vouches for the server. Have its certificate mended, or let operations add its authority.",
  },
  {
    codes: ["CERT_HAS_EXPIRED"],
    code: "certificate-expired",
    hint: "The server's certificate must be renewed by its operator.",
  },
  {
    codes: ["ERR_TLS_CERT_ALTNAME_INVALID"],
    code: "certificate-wrong-host",
    hint: "The certificate is for another name: use the host name that the provider documents.",
  },
  {
    codes: ["ERR_SSL_WRONG_VERSION_NUMBER", "EPROTO", "ERR_SSL_PACKET_LENGTH_TOO_LONG"],
    code: "no-tls",
    hint: "The port does not begin with TLS: use the SSL port (993, 465), or STARTTLS (143, 587).",
  },
];

/** A failure in the API's terms: a stable code, the server's own words where there are any, and what to do. */
export function explain(error: unknown, step: VerifyStep["step"]): Explanation {
  if (error instanceof DomainError) return { code: error.code, detail: error.message, hint: "" };
  const message = error instanceof Error ? error.message : String(error);
  const said = serverWords(error) ?? message;
  if (step === "login") return { code: "authentication-failed", detail: said, hint: passwordHint };
  if (step === "mailbox")
    return { code: "mailbox-not-found", detail: said, hint: "Check the name of the mailbox; INBOX always exists." };
  const systemCode = property(error, "code");
  const row = rows.find((candidate) => candidate.codes.includes(systemCode ?? ""));
  if (row !== undefined) return { code: row.code, detail: message, hint: row.hint };
  if (step === "greeting")
    return {
      code: "unexpected-greeting",
      detail: said,
      hint: "This does not look like such a server: check port and SSL.",
    };
  if (step === "tls") return { code: "tls-failed", detail: said, hint: "Check port and SSL." };
  return { code: "connection-failed", detail: said, hint: "Check host and port." };
}

/** imapflow keeps the server's answer in `responseText`, nodemailer in `response`. */
function serverWords(error: unknown): string | null {
  return property(error, "responseText") ?? property(error, "response");
}

function property(error: unknown, name: string): string | null {
  if (typeof error !== "object" || error === null) return null;
  const value: unknown = Reflect.get(error, name);
  return typeof value === "string" && value !== "" ? value : null;
}
