import type { GuardedFetch } from "@mailroom/network-guard/guarded-fetch";

const maxRedirects = 3;
const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * A document by HTTPS; null where there is none. Redirects are followed three times at most, each to a destination that
 * is checked and pinned anew. @throws DomainError as `GuardedFetch`.
 */
export async function fetchDocument(fetch: GuardedFetch, url: string, signal: AbortSignal): Promise<string | null> {
  let place = url;
  for (let hops = 0; hops <= maxRedirects; hops += 1) {
    const headers = { accept: "application/xml, text/xml", "accept-encoding": "identity" };
    const answer = await fetch(place, { method: "GET", headers, signal });
    if (answer.status === 200) return answer.text();
    const location = answer.headers.get("location");
    if (!redirects.has(answer.status) || location === null) return null;
    const next = URL.parse(location, place);
    if (next === null) return null;
    place = next.href;
  }
  return null;
}
