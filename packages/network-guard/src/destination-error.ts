import { DomainError } from "@mailroom/contracts/domain-error";

const remedy = "If this is right, an administrator can add it to the allowed destinations.";
const retryAfterSeconds = 30;

/** The text may hold anything a person can type; it is shown shortened and without control characters. */
export function printable(host: string): string {
  const clean = host.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "?");
  return clean.length > 80 ? `${clean.slice(0, 80)}…` : clean;
}

export function notAHost(host: string): DomainError {
  return refused(
    `"${printable(host)}" is not a host name or address. Write only the name, such as imap.example.com, ` +
      "without protocol, port or path.",
  );
}

export function internalName(host: string): DomainError {
  return refused(`"${printable(host)}" is a name of this network, which accounts may not reach. ${remedy}`);
}

/** `reason` follows "is", e.g. "an address of a private network". */
export function forbiddenAddress(host: string, address: string, reason: string): DomainError {
  const subject = host === address ? `${address} is` : `"${printable(host)}" leads to ${address}, which is`;
  return refused(`${subject} ${reason} and may not be reached. ${remedy}`);
}

export function forbiddenPort(host: string, port: number): DomainError {
  return refused(
    `Port ${port} of "${printable(host)}" belongs to another kind of service. Mail servers use 143, 993, 110, 995, ` +
      "465, 587 or 2525; for any other an administrator can add the host by its name to the allowed destinations.",
  );
}

export function hostNotFound(host: string, cause?: unknown): DomainError {
  return new DomainError(
    "host-not-found",
    "invalid",
    `There is no server with the name "${printable(host)}". Check the spelling.`,
    { cause },
  );
}

export function lookupFailed(host: string, cause?: unknown): DomainError {
  return new DomainError(
    "host-lookup-failed",
    "unavailable",
    `The name "${printable(host)}" could not be looked up just now. Try again; if it stays so, an administrator should ` +
      "check the name server of this system.",
    { cause, retryAfterSeconds },
  );
}

function refused(message: string): DomainError {
  return new DomainError("destination-refused", "forbidden", message);
}
