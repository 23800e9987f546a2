import type { MailAddress, ParseAddressOptions } from "./parse-address.ts";

/** @throws DomainError `unsafe-address`. */
export function assertSafeAddress(
  address: Pick<MailAddress, "name" | "address">,
  options: ParseAddressOptions = {},
): void {
  throw new Error(`not yet: ${address.address} ${String(options.allowLocalDomains)}`);
}
