import { invalidAddress } from "./invalid-address.ts";
import { type MailAddress, parseAddress, quote } from "./parse-address.ts";
import { refuseUnsafeCharacters } from "./tokenize.ts";

/**
 * `"Jane Doe" <jane@example.org>`, or the address alone where there is no name: for people and for comparing. Names
 * beyond ASCII stay as they are; encoding them for a header is the mail composer's work.
 * @throws DomainError `invalid-address` for control characters, and for an address not in its canonical form.
 */
export function formatAddress({ name, address }: Pick<MailAddress, "name" | "address">): string {
  refuseUnsafeCharacters(name);
  const parsed = parseAddress(address, { allowLocalDomains: true });
  if (parsed.name !== "" || parsed.address !== address) throw invalidAddress("it is not in its canonical form");
  return name === "" ? address : `${quote(name)} <${address}>`;
}
