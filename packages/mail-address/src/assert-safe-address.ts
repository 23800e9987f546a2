import { DomainError } from "@mailroom/contracts/domain-error";
import { formatAddress } from "./format-address.ts";
import { type MailAddress, parseAddress, type ParseAddressOptions } from "./parse-address.ts";

/**
 * Last check before an address is handed to a library that rewrites rather than refuses: written out and read again it
 * must be the very same.
 * @throws DomainError `unsafe-address`.
 */
export function assertSafeAddress(
  address: Pick<MailAddress, "name" | "address">,
  options: ParseAddressOptions = {},
): void {
  const again = readAgain(address, options);
  if (again.name !== address.name || again.address !== address.address) throw unsafeAddress();
}

function readAgain(address: Pick<MailAddress, "name" | "address">, options: ParseAddressOptions): MailAddress {
  try {
    return parseAddress(formatAddress(address), options);
  } catch (cause) {
    throw unsafeAddress(cause);
  }
}

function unsafeAddress(cause?: unknown): DomainError {
  const reason = cause instanceof DomainError ? ` ${cause.message}` : "";
  return new DomainError("unsafe-address", "invalid", `An address was kept from being sent to.${reason}`, { cause });
}
