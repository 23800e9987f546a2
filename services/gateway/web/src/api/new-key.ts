/** A fresh `Idempotency-Key`. Over plain http to another machine browsers have no randomUUID. */
export function newKey(): string {
  if (window.isSecureContext) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
