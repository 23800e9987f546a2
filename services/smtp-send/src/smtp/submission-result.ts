/** Turns what nodemailer reports into the result of an attempt (RFC 5321 §4.2.1: 4yz is temporary, 5yz permanent). */
import type { RecipientResult } from "@mailroom/contracts/events/delivery";
import type { AttemptResult } from "../domain/delivery.ts";
import { LoginTimedOut } from "./login.ts";

type Sent = { readonly rejectedErrors?: unknown; readonly response?: unknown };

/** How far the message got: whether its final dot may have gone out. */
type Reached = { readonly to: readonly string[]; readonly hasEnded: boolean };

/** The server took the message for at least one recipient. */
export function resultOfSuccess(info: Sent, { to, hasEnded }: Reached): AttemptResult {
  if (!hasEnded) {
    const detail = "The server answered before the message's end: it cannot have taken it.";
    return { kind: "not-sent", isPermanent: false, detail };
  }
  const reply = typeof info.response === "string" ? readable(info.response) : "250";
  const refused = refusals(info.rejectedErrors);
  const recipients = to.map(
    (address): RecipientResult => refused.get(address) ?? { address, state: "accepted", reply },
  );
  return { kind: "answered", recipients, reply };
}

/**
 * Only replies to the message itself (MAIL, RCPT, DATA, its end) can refuse it. A refused greeting, STARTTLS or login says
 * that the account or the server needs mending: the message waits for that.
 */
export function resultOfError(error: unknown, { to, hasEnded }: Reached): AttemptResult {
  const code = field(error, "code");
  const status = field(error, "responseCode");
  const detail = explain(error);
  if (error instanceof LoginTimedOut) return { kind: "not-sent", isPermanent: false, detail: error.detail };
  if (code === "EAUTH") return { kind: "not-sent", isPermanent: false, detail: `Login refused: ${detail}` };
  if (code === "EENVELOPE" || code === "EMESSAGE") {
    // Without a status nodemailer itself refused: too large for this server, or an address it would not send.
    if (typeof status !== "number") return { kind: "not-sent", isPermanent: true, detail };
    if (isAboutLogin(status)) return { kind: "not-sent", isPermanent: false, detail: `Login required: ${detail}` };
    const refused = refusals(field(error, "rejectedErrors"));
    if (code === "EMESSAGE" || refused.size > 0) {
      const recipients = to.map(
        (address) => refused.get(address) ?? { address, state: stateOf(status, detail), reply: detail },
      );
      return { kind: "answered", recipients, reply: detail };
    }
    return { kind: "not-sent", isPermanent: stateOf(status, detail) === "refused", detail };
  }
  if (hasEnded) return { kind: "unknown", detail: `No answer after the message's end: ${detail}` };
  return { kind: "not-sent", isPermanent: false, detail };
}

/**
 * 5yz is no, but for two kinds of reply that do not speak of the message: 503 (bad sequence of commands) is about the
 * session, and another one may do better; a quota that is used up is about the account, and its window rolls on.
 */
function stateOf(status: unknown, reply: string): "refused" | "deferred" {
  if (typeof status !== "number" || status < 500 || status === 503) return "deferred";
  return quotaReply.test(reply) ? "deferred" : "refused";
}

/**
 * Enhanced status codes of providers that tell of a day's quota by 5yz: 5.4.5 (Gmail, "Daily user sending limit exceeded"),
 * 5.1.90 (Exchange Online, "reached your daily limit for message recipients").
 */
const quotaReply = /^5\d\d[ -]5\.(?:4\.5|1\.90)(?!\d)/;

/** RFC 4954 §6: authentication required, failed, too weak, or encryption needed for it. */
function isAboutLogin(status: number): boolean {
  return [530, 534, 535, 538].includes(status);
}

function refusals(errors: unknown): Map<string, RecipientResult> {
  const found = new Map<string, RecipientResult>();
  if (!Array.isArray(errors)) return found;
  for (const error of errors) {
    const address = field(error, "recipient");
    if (typeof address !== "string") continue;
    const reply = explain(error);
    found.set(address, { address, state: stateOf(field(error, "responseCode"), reply), reply });
  }
  return found;
}

function explain(error: unknown): string {
  const response = field(error, "response");
  const text = typeof response === "string" && response !== "" ? response : messageOf(error);
  if (field(error, "command") === "STARTTLS" && response !== undefined)
    return readable(`TLS is required, but the server does not offer it (STARTTLS): ${text}`);
  if (isAboutCertificate(error))
    return readable(`The server's certificate is not trusted: ${text.replace(adviceOfNode, "")}`);
  return readable(text);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What Node appends for those who run the program; who reads a delivery has no command line. */
const adviceOfNode = /[\s;,.]*(?:if the root CA is installed|try running Node\.js)[\s\S]*$/i;
const certificateFault = /certificate|altnames|CERT_|_CERT|unable to verify/i;

function isAboutCertificate(error: unknown): boolean {
  const [code, original] = [field(error, "code"), field(error, "originalCode")];
  return (code === "ETLS" || code === "ESOCKET") && certificateFault.test(`${messageOf(error)} ${String(original)}`);
}

/** A server may answer anything: one line that Postgres and people can take. */
function readable(text: string): string {
  return text
    .slice(0, 2_000)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .slice(0, 500)
    .toWellFormed();
}

function field(error: unknown, name: string): unknown {
  return typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
}
