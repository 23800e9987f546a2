/**
 * Whether a write that a browser sent with our cookie was meant by our own page. SameSite=Strict already keeps the cookie
 * from other sites; this also stops sibling subdomains and old browsers. Browsers send `Sec-Fetch-Site` (Fetch Metadata)
 * or at least `Origin` with every write; a client that sends neither is no browser and cannot be tricked into it.
 */
export type CrossSiteFacts = {
  readonly method: string;
  readonly secFetchSite: string | null;
  /** The `Origin` header. */
  readonly origin: string | null;
  /** Scheme and authority under which the client reached us. */
  readonly ownOrigin: string;
};

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

export function isCrossSiteWrite(facts: CrossSiteFacts): boolean {
  if (safeMethods.has(facts.method)) return false;
  if (facts.secFetchSite !== null) return facts.secFetchSite !== "same-origin";
  if (facts.origin !== null) return !hasSameAuthority(facts.origin, facts.ownOrigin);
  return false;
}

/** The scheme is left out: a proxy in front of us may speak TLS without telling. */
function hasSameAuthority(one: string, other: string): boolean {
  return authorityOf(one) !== null && authorityOf(one) === authorityOf(other);
}

function authorityOf(origin: string): string | null {
  const match = /^https?:\/\/([^/]+)$/i.exec(origin);
  return match?.[1]?.toLowerCase() ?? null;
}
