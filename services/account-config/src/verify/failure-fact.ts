import { printable } from "./printable.ts";

/** What Node appends for those who run the program: the person who reads this has no command line. */
const adviceOfNode = /[\s;,.]*(?:if the root CA is installed|try running Node\.js|use --\S+|run node with)[\s\S]*$/i;

/** What failed, as the network, TLS or the library has found it; advice is not a fact and belongs to the hint. */
export function factOf(error: unknown): string {
  const message = fieldOf(error, "message");
  if (typeof message !== "string") return printable(String(error));
  return printable(namesOf(error) ?? message.replace(adviceOfNode, ""));
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
