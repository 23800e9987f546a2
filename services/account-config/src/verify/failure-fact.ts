import { withoutAdvice } from "@mailroom/network-guard/node-advice";
import { printable } from "./printable.ts";

/** OpenSSL's line for its own developers: thread, code, library, function, the reason, then the source file. */
const lineOfOpenSsl = /^[0-9A-F]+:error:[0-9A-F]+:[^:]*:[^:]*:([^:]+):[\s\S]*$/i;

/** What failed, as the network, TLS or the library has found it; advice is not a fact and belongs to the hint. */
export function factOf(error: unknown): string {
  const message = fieldOf(error, "message");
  if (typeof message !== "string") return printable(String(error));
  const reason = lineOfOpenSsl.exec(message)?.[1];
  return printable(namesOf(error) ?? reason ?? withoutAdvice(message));
}

/** Of a certificate for another host: Node's error holds it (`ERR_TLS_CERT_ALTNAME_INVALID`). */
function namesOf(error: unknown): string | null {
  const host = fieldOf(error, "host");
  const names = fieldOf(fieldOf(error, "cert"), "subjectaltname");
  if (typeof host !== "string" || typeof names !== "string") return null;
  const plain = names.replace(/\b(?:DNS|IP Address|URI|email):/g, "");
  return `The certificate is not for ${host.replace(/\.$/, "")}, but for ${plain}.`;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
