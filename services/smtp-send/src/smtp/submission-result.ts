/** Turns what nodemailer reports into the result of an attempt (RFC 5321 §4.2.1: 4yz is temporary, 5yz permanent). */
import type { RecipientResult } from "@mailroom/contracts/events/delivery";
import type { AttemptResult } from "../domain/delivery.ts";

type Sent = { readonly accepted?: unknown; readonly rejectedErrors?: unknown; readonly response?: unknown };

/** The server took the message for at least one recipient. */
export function resultOfSuccess(info: Sent, to: readonly string[]): AttemptResult {
  const reply = typeof info.response === "string" ? info.response : "250";
  const refused = refusals(info.rejectedErrors);
  const recipients = to.map(
    (address): RecipientResult => refused.get(address) ?? { address, state: "accepted", reply },
  );
  return { kind: "answered", recipients, reply };
}

/** `hasEnded`: the final dot may have gone out before the error. */
export function resultOfError(error: unknown, to: readonly string[], hasEnded: boolean): AttemptResult {
  const status = field(error, "responseCode");
  const detail = describe(error);
  if (typeof status === "number" && status >= 400) {
    const refused = refusals(field(error, "rejectedErrors"));
    const all: RecipientResult = { address: "", state: status >= 500 ? "refused" : "deferred", reply: detail };
    // A login that is refused says nothing about the message: it waits until the account is mended.
    if (field(error, "code") === "EAUTH")
      return { kind: "not-sent", isPermanent: false, detail: `Login refused: ${detail}` };
    if (refused.size > 0 || field(error, "code") === "EMESSAGE") {
      return {
        kind: "answered",
        recipients: to.map((address) => refused.get(address) ?? { ...all, address }),
        reply: detail,
      };
    }
    return { kind: "not-sent", isPermanent: status >= 500, detail };
  }
  if (hasEnded) return { kind: "unknown", detail: `No answer after the message's end: ${detail}` };
  return { kind: "not-sent", isPermanent: false, detail };
}

function refusals(errors: unknown): Map<string, RecipientResult> {
  const found = new Map<string, RecipientResult>();
  if (!Array.isArray(errors)) return found;
  for (const error of errors) {
    const address = field(error, "recipient");
    const status = field(error, "responseCode");
    if (typeof address !== "string") continue;
    const state = typeof status === "number" && status < 500 ? "deferred" : "refused";
    found.set(address, { address, state, reply: describe(error) });
  }
  return found;
}

function describe(error: unknown): string {
  const response = field(error, "response");
  if (typeof response === "string" && response !== "") return response.slice(0, 500);
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}

function field(error: unknown, name: string): unknown {
  return typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
}
