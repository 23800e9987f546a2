/** What a failed command or connection means. Nothing of imapflow's errors travels further in. */
import { DomainError } from "@mailroom/contracts/domain-error";

type Fault = { readonly code: string; readonly text: string };

const byCode: Readonly<Record<string, Fault>> = {
  ECONNREFUSED: { code: "connection-refused", text: "The server refused the connection: check host and port." },
  EHOSTUNREACH: { code: "host-unreachable", text: "The server cannot be reached." },
  ENETUNREACH: { code: "host-unreachable", text: "The server cannot be reached." },
  ENOTFOUND: { code: "host-not-found", text: "There is no server with this name." },
  ETIMEDOUT: { code: "connection-timeout", text: "The server did not answer in time." },
  CONNECT_TIMEOUT: { code: "connection-timeout", text: "No connection within the connection timeout." },
  GREETING_TIMEOUT: {
    code: "connection-timeout",
    text: "The server sent no greeting within the connection timeout. It may expect TLS on this port.",
  },
  UPGRADE_TIMEOUT: { code: "connection-timeout", text: "The TLS handshake took longer than the connection timeout." },
  ETHROTTLE: { code: "throttled", text: "The server asks to slow down." },
  CERT_HAS_EXPIRED: { code: "certificate-not-trusted", text: "The server's certificate has expired." },
  CERT_NOT_YET_VALID: { code: "certificate-not-trusted", text: "The server's certificate is not valid yet." },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    code: "certificate-not-trusted",
    text: "The server's certificate belongs to another host name.",
  },
};

/** OpenSSL's names for "no way to an authority we trust". */
const untrusted =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*|CERT_.*|INVALID_CA|HOSTNAME_MISMATCH)$/;
/** The connection, not the command, is at an end. */
const lost = new Set([
  "NoConnection",
  "EConnectionClosed",
  "StateLogout",
  "ECONNRESET",
  "EPIPE",
  "ETIMEOUT",
  "ECONNABORTED",
]);
/** RFC 5530: the login itself may be right. */
const passing = new Set(["UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "CONTACTADMIN"]);

/** @param what names the command, e.g. `SEARCH` */
export function toImapError(error: unknown, what: string): DomainError {
  if (error instanceof DomainError) {
    if (error.code !== "deadline-exceeded") return error;
    return unavailable("server-silent", `The server did not answer in time (${what}).`, error);
  }
  if (!isError(error)) return unavailable("imap-error", `${what} failed.`, error);
  return fromConnection(error) ?? fromAnswer(error, what);
}

/** The connection could not be made, or has ended; null where it still stands. */
function fromConnection(error: Error): DomainError | null {
  const code = textOf(error, "code");
  const known = byCode[code];
  if (known !== undefined) return unavailable(known.code, known.text, error);
  if (untrusted.test(code)) {
    return unavailable("certificate-not-trusted", `The server's certificate is not trusted (${code}).`, error);
  }
  if (lost.has(code) || code.startsWith("ClosedAfterConnect")) {
    return unavailable("connection-lost", "The server closed the connection.", error);
  }
  return code === "EPROTO" || code.startsWith("ERR_SSL") || isTrue(error, "tlsFailed") ? tlsError(error) : null;
}

function fromAnswer(error: Error, what: string): DomainError {
  if (isTrue(error, "authenticationFailed")) return authenticationError(error);
  if (isTrue(error, "mailboxMissing")) {
    return unavailable("mailbox-not-found", "The mailbox does not exist on the server.", error);
  }
  if (textOf(error, "responseStatus") !== "") {
    const answer = textOf(error, "responseText").slice(0, 300);
    return unavailable("command-refused", `The server refused ${what}: ${answer}`, error);
  }
  return unavailable("imap-error", `${what} failed: ${error.message.slice(0, 300)}`, error);
}

export function refused(what: string): DomainError {
  return unavailable("command-refused", `The server refused ${what}.`);
}

/** RFC 9051 §2.3.1.1: what was known of its UIDs means nothing any more. */
export function renumbered(): DomainError {
  return unavailable("mailbox-renumbered", "Another mailbox stands under this name now. It is opened at once.");
}

export function authenticationTimeout(seconds: number): DomainError {
  return unavailable("authentication-timeout", `The server did not answer the login within ${seconds} seconds.`);
}

function authenticationError(error: Error): DomainError {
  const serverCode = textOf(error, "serverResponseCode").toUpperCase();
  const answer = textOf(error, "responseText").slice(0, 300);
  const quoted = answer === "" ? "" : ` It says: ${answer}`;
  if (passing.has(serverCode))
    return unavailable("login-unavailable", `The server cannot log in just now.${quoted}`, error);
  const text = `The server refused user name or password.${quoted}`;
  return new DomainError("authentication-failed", "forbidden", text, { cause: error });
}

function tlsError(error: Error): DomainError {
  if (/STARTTLS/.test(error.message)) {
    const text = "SSL is on, but the server does not offer STARTTLS on this port. Nothing was sent without encryption.";
    return unavailable("starttls-not-offered", text, error);
  }
  return unavailable(
    "tls-failed",
    "No TLS connection could be made: the port may expect another kind of encryption.",
    error,
  );
}

function unavailable(code: string, message: string, cause?: unknown): DomainError {
  return new DomainError(code, "unavailable", message, { cause });
}

/** By its form: an error made outside of the running context (a socket's, in tests) is no `instanceof Error`. */
function isError(value: unknown): value is Error {
  return typeof value === "object" && value !== null && "message" in value && typeof value.message === "string";
}

function textOf(error: Error, name: string): string {
  const value: unknown = Object.entries(error).find(([key]) => key === name)?.[1];
  return typeof value === "string" ? value : "";
}

function isTrue(error: Error, name: string): boolean {
  return Object.entries(error).some(([key, value]) => key === name && value === true);
}
