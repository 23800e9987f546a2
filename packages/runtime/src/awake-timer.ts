/** What a step counts at most: where it took longer, this process stood still itself. */
const stepMs = 500;

/**
 * Calls `onDue` once, when this process has run for `ms`, up to a step later. For deadlines of others whom a process that
 * stands still does not hear. Answers what ends it.
 */
export function startAwakeTimer(ms: number, onDue: () => void): () => void {
  let leftMs = ms;
  const timer = setInterval(() => {
    leftMs -= stepMs;
    if (leftMs > 0) return;
    clearInterval(timer);
    onDue();
  }, stepMs);
  return () => {
    clearInterval(timer);
  };
}
