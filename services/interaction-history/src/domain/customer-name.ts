type Person = { readonly name: string; readonly alias?: string | null; readonly emailAddress: string };

/**
 * How customers know an agent (X11): by the alias, else by the name. Where the name is no more than the address that the
 * agent signs in with they are not named at all.
 */
export function customerName({ name, alias = null, emailAddress }: Person): string {
  if (alias !== null && alias.trim() !== "") return alias;
  return name.trim().toLowerCase() === emailAddress.trim().toLowerCase() ? "" : name;
}
