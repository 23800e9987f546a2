import type { MailAddress } from "./parse-address.ts";

/** `"Jane Doe" <jane@example.org>`, unencoded. @throws DomainError `invalid-address`. */
export function formatAddress(address: Pick<MailAddress, "name" | "address">): string {
  throw new Error(`not yet: ${address.address}`);
}
