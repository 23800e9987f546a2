/** The hash as it is stored; null where the text is none. */
export function parseHash(hash: string): Buffer | null {
  return /^[0-9a-f]{64}$/.test(hash) ? Buffer.from(hash, "hex") : null;
}
