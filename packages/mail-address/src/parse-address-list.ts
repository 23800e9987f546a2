import { DomainError } from "@mailroom/contracts/domain-error";
import { invalidAddress } from "./invalid-address.ts";
import { isSpecial, parseMailbox, type MailAddress, type ParseAddressOptions } from "./parse-address.ts";
import { type Token, tokenize } from "./tokenize.ts";

export type ParseAddressListOptions = ParseAddressOptions & {
  /** Default 100. */
  readonly maxAddresses?: number;
};

const maxCharactersPerAddress = 1_024;

/**
 * Addresses separated by commas, in their order; at least one. Doubles are kept.
 * @throws DomainError `invalid-address`, saying which one by its position.
 */
export function parseAddressList(text: string, options: ParseAddressListOptions = {}): MailAddress[] {
  const { maxAddresses = 100 } = options;
  if (text.length > maxAddresses * maxCharactersPerAddress) throw invalidAddress("the list is too long");
  const mailboxes = splitAtCommas(tokenize(text));
  if (mailboxes.length > maxAddresses) throw invalidAddress(`the list holds more than ${maxAddresses} addresses`);
  return mailboxes.map((tokens, index) => {
    try {
      return parseMailbox(tokens, options);
    } catch (error) {
      if (!(error instanceof DomainError) || mailboxes.length === 1) throw error;
      throw new DomainError(error.code, error.kind, `Address ${index + 1}: ${error.message}`, { cause: error });
    }
  });
}

/** Commas inside quotation marks are part of their token already. */
function splitAtCommas(tokens: readonly Token[]): Token[][] {
  const mailboxes: Token[][] = [[]];
  for (const token of tokens) {
    if (isSpecial(token, ",")) mailboxes.push([]);
    else mailboxes.at(-1)?.push(token);
  }
  return mailboxes;
}
