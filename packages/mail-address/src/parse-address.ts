/** One address in canonical form. */
export type MailAddress = {
  /** Display name, unescaped; empty where there is none. */
  readonly name: string;
  /** `localPart@domain` as it is written on the wire: the local part quoted where it must be, the domain in A-labels. */
  readonly address: string;
  /** Unescaped and unquoted. */
  readonly localPart: string;
  /** Lower case, A-labels. */
  readonly domain: string;
  /** A label of the domain mixes scripts (Latin with Cyrillic, say) as imitations do: show a warning. */
  readonly mixedScript: boolean;
};

export type ParseAddressOptions = {
  /** Also take domains of one label, such as `localhost`. Default: refused. */
  readonly allowLocalDomains?: boolean;
};

/** @throws DomainError `invalid-address`. */
export function parseAddress(text: string, options: ParseAddressOptions = {}): MailAddress {
  throw new Error(`not yet: ${text.length} ${String(options.allowLocalDomains)}`);
}
