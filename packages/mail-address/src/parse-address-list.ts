import { parseAddress, type MailAddress, type ParseAddressOptions } from "./parse-address.ts";

export type ParseAddressListOptions = ParseAddressOptions & {
  /** Default 100. */
  readonly maxAddresses?: number;
};

/** @throws DomainError `invalid-address`. */
export function parseAddressList(text: string, options: ParseAddressListOptions = {}): MailAddress[] {
  return [parseAddress(text, options)];
}
