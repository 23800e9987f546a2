/** How far this computer's clock is from the server's: offers count down by the server's time, not by ours. */
let offsetMs = 0;

/** `Date` has whole seconds, so less than two seconds of difference means nothing. */
export function noteServerDate(header: string | null, receivedAtMs: number): void {
  const serverMs = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(serverMs)) return;
  const difference = serverMs - receivedAtMs;
  offsetMs = Math.abs(difference) < 2_000 ? 0 : difference;
}

/** Milliseconds since 1970, as the server sees it. */
export function serverNowMs(): number {
  return Date.now() + offsetMs;
}
