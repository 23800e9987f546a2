import { parseAddress } from "@mailroom/mail-address/parse-address";

const maxAddressLength = 320;

/**
 * What two spellings of one address have in common: A-labels, lower case. Local parts are compared without case
 * although RFC 5321 §2.4 lets them differ: no provider delivers `Ann@` and `ann@` to two people. Null where the text is
 * no address at all: such a sender is nobody we know.
 */
export function addressKey(text: string): string | null {
  const trimmed = text.trim();
  // parsed, `a@x <b@y>` would be b@y; as a bare address it is nothing
  if (trimmed === "" || trimmed.length > maxAddressLength || /[<>]/.test(trimmed)) return null;
  try {
    return parseAddress(trimmed, { allowLocalDomains: true }).address.toLowerCase();
  } catch {
    // received mail need not be valid; what looks like an address still tells senders apart
    return /^[^\s@]+@[^\s@]+$/u.test(trimmed) ? trimmed.normalize("NFC").toLowerCase() : null;
  }
}
