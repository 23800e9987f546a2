// Names that mean something inside one network only (RFC 6761, RFC 6762, RFC 8375, ICANN's `internal`), and those that
// container platforms give their own services.
const internalSuffixes = [
  "localhost",
  "localdomain",
  "local",
  "internal",
  "intranet",
  "private",
  "corp",
  "home",
  "lan",
  "home.arpa",
  "svc",
];

/** True for names of one label (`postgres`) and names below a suffix of private use. */
export function isInternalName(name: string): boolean {
  return !name.includes(".") || internalSuffixes.some((suffix) => name.endsWith(`.${suffix}`));
}
