/**
 * Read your own writes, for the UI: what a session has written lately is sent along with its next reads, so that the
 * service that answers waits until it has heard of it.
 */
export type RememberedPosition = { readonly text: string; readonly at: number };

/** Events reach their readers within milliseconds; after this a wait would only hide a fault. */
const rememberMs = 2_000;
/** A header stays short; older positions are the likelier to have arrived. */
const maxPositions = 8;

export function rememberPositions(
  known: readonly RememberedPosition[],
  added: readonly string[],
  nowMs: number,
): RememberedPosition[] {
  const fresh = recentPositions(known, nowMs).filter((position) => !added.includes(position.text));
  return [...fresh, ...added.map((text) => ({ text, at: nowMs }))].slice(-maxPositions);
}

export function recentPositions(known: readonly RememberedPosition[], nowMs: number): RememberedPosition[] {
  return known.filter((position) => nowMs - position.at < rememberMs);
}
