/**
 * The address of an envelope, of `jane@example.test` as of `Jane Doe <jane@example.test>`.
 *
 * @throws TypeError for what is neither.
 */
export function bareAddress(written: string): string {
  const address = (/<([^<>]*)>\s*$/.exec(written)?.[1] ?? written).trim();
  // as much as an LMTP path can hold; the server decides the rest
  if (!/^[^\s<>@]+@[^\s<>@]+$/.test(address)) throw new TypeError(`"${written}" is no mail address.`);
  return address;
}
