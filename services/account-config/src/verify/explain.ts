import type { VerifyStep } from "@mailroom/contracts/api/account";
import { DomainError } from "@mailroom/contracts/domain-error";
import { factOf } from "./failure-fact.ts";
import { hintOfRefusedLogin } from "./login-hint.ts";
import { printable } from "./printable.ts";
import { timedOut } from "./until-aborted.ts";
import { VerifyFailure } from "./verify-failure.ts";

export type Explanation = { readonly code: string; readonly detail: string; readonly hint: string | null };

export type FailedAt = {
  readonly step: VerifyStep["step"];
  readonly host: string;
  /** Whether it logs in with an access token. Default: with a password. */
  readonly byToken?: boolean;
};

type Row = { readonly codes: readonly string[]; readonly code: string; readonly hint: string };

/** System, TLS (OpenSSL X.509) and library codes, and our own, → what the API says, with what to do. */
const rows: readonly Row[] = [
  { codes: ["ECONNREFUSED"], code: "connection-refused", hint: "Nothing listens there: check host and port." },
  {
    codes: ["ETIMEDOUT", "CONNECT_TIMEOUT"],
    code: "connection-timeout",
    hint: "Check host and port, or raise the connection timeout.",
  },
  {
    codes: ["EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL"],
    code: "host-unreachable",
    hint: "The network has no way there: check the host.",
  },
  {
    codes: ["ECONNRESET", "EPIPE", "server-hung-up", "ClosedAfterConnectText", "ClosedAfterConnectTLS", "NoConnection"],
    code: "connection-closed",
    hint: "The server hung up: check port and SSL, or try again later.",
  },
  {
    codes: ["DEPTH_ZERO_SELF_SIGNED_CERT"],
    code: "certificate-not-trusted",
    hint: "The certificate is self-signed: only the server itself vouches for it. Have a certificate of a public authority installed, or let operations add this one.",
  },
  {
    codes: [
      "SELF_SIGNED_CERT_IN_CHAIN",
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
    codes: ["CERT_NOT_YET_VALID"],
    code: "certificate-not-yet-valid",
    hint: "The certificate begins in the future: one of the two clocks is wrong.",
  },
  {
    codes: ["ERR_TLS_CERT_ALTNAME_INVALID"],
    code: "certificate-wrong-host",
    hint: "The certificate is for another name: use the host name that the provider documents.",
  },
  {
    codes: ["ERR_SSL_WRONG_VERSION_NUMBER", "EPROTO", "ERR_SSL_PACKET_LENGTH_TOO_LONG", "ETLS"],
    code: "no-tls",
    hint: "This port does not begin with TLS: use the SSL port (993, 465), or STARTTLS (143, 587).",
  },
  {
    codes: ["LineTooLarge", "LiteralTooLarge", "ResponseTooLarge", "TooManyTokens", "answer-too-long", "EPROTOCOL"],
    code: "answer-too-long",
    hint: "The server sends more than a mail server does: check host and port, or ask who runs it.",
  },
  {
    codes: ["port-speaks-tls"],
    code: "port-speaks-tls",
    hint: "This port speaks TLS: switch SSL on, with TLS from the first byte.",
  },
  {
    codes: ["starttls-missing"],
    code: "starttls-missing",
    hint: "The server offers no STARTTLS on this port: use the SSL port (993, 465). With SSL on nothing is sent in the clear.",
  },
];

/** imapflow has these steps within one call, which fails as its last one. */
const stepOfTimeout = new Map<string | null, VerifyStep["step"]>([
  ["GREETING_TIMEOUT", "greeting"],
  ["UPGRADE_TIMEOUT", "tls"],
]);

const timeouts: Readonly<Record<VerifyStep["step"], readonly [code: string, hint: string]>> = {
  resolve: ["host-lookup-failed", "The name server is slow: try again."],
  connect: ["connection-timeout", "Check host and port, or raise the connection timeout."],
  tls: ["tls-timeout", "The server does not answer in TLS: check port and SSL."],
  greeting: ["greeting-missing", "The server takes connections but does not greet: check port and SSL."],
  login: ["login-timeout", "The server does not answer the login: raise the authentication timeout, or try again."],
  mailbox: ["mailbox-timeout", "The server is slow to open the mailbox: try again."],
};

/** A failure in the API's terms: a stable code, the server's own words where there are any, and what to do. */
export function explain(error: unknown, at: FailedAt): Explanation {
  if (error instanceof DomainError) return { code: error.code, detail: error.message, hint: null };
  if (error instanceof VerifyFailure && error.code === "timed-out") return explainTimeout(error.message, at.step);
  if (hasFallenSilent(error)) return explainTimeout(timedOut().message, at.step);
  const message = factOf(error);
  const timedOutAt = stepOfTimeout.get(property(error, "code"));
  if (timedOutAt !== undefined) return explainTimeout(message, timedOutAt);
  const words = serverWords(error);
  if (words === null) {
    const row = rows.find(({ codes }) => codes.includes(property(error, "code") ?? ""));
    const hint = error instanceof VerifyFailure ? error.hint : null;
    if (row !== undefined) return { code: row.code, detail: message, hint: hint ?? row.hint };
    if (error instanceof VerifyFailure) return { code: error.code, detail: message, hint };
  }
  return explainWords(printable(words ?? message), at);
}

/** A connection that was made and greeted, and on which nothing came any more: imapflow's word for it, and nodemailer's. */
function hasFallenSilent(error: unknown): boolean {
  return property(error, "code") === "ETIMEOUT" || property(error, "timeoutType") === "SOCKET_TIMEOUT";
}

function explainTimeout(detail: string, step: VerifyStep["step"]): Explanation {
  const [code, hint] = timeouts[step];
  return { code, detail, hint };
}

function explainWords(said: string, { step, host, byToken = false }: FailedAt): Explanation {
  switch (step) {
    case "login":
      return { detail: said, ...hintOfRefusedLogin(said, host, byToken) };
    case "mailbox":
      return { code: "mailbox-not-opened", detail: said, hint: "The server refuses to open the mailbox." };
    case "greeting":
      return { code: "unexpected-greeting", detail: said, hint: hintOfGreeting(said) };
    case "tls":
      return { code: "tls-failed", detail: said, hint: "Check port and SSL." };
    case "resolve":
    case "connect":
      return { code: "connection-failed", detail: said, hint: "Check host and port." };
  }
}

function hintOfGreeting(said: string): string {
  if (/^220[ -]/.test(said)) return "This is an SMTP server: IMAP has the ports 993 and 143.";
  if (/^\* (OK|PREAUTH)/i.test(said)) return "This is an IMAP server: SMTP has the ports 465 and 587.";
  if (/^\+OK/.test(said)) return "This is a POP3 server: IMAP has the ports 993 and 143.";
  if (/^(\* BYE|4\d\d|5\d\d)/i.test(said)) return "The server turns connections away: try again later.";
  return "This does not look like such a server: check port and SSL.";
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
