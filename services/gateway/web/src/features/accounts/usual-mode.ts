/** Ports at which servers begin in plain text and upgrade (RFC 9051 §6.2.1, RFC 6409). */
const plainPorts: readonly number[] = [143, 25, 587, 2525];

/** How connections to this port are encrypted, as a rule. */
export function usualMode(port: number): "implicit" | "starttls" {
  return plainPorts.includes(port) ? "starttls" : "implicit";
}
