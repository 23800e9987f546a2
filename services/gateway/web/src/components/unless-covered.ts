/**
 * Every open dialog hears Escape; only the topmost shall close. For what may have another dialog above it: a question, a
 * comparison of versions.
 */
export function unlessCovered(close: () => void): () => void {
  return () => {
    if (document.querySelectorAll('[role="dialog"][aria-modal="true"]').length < 2) close();
  };
}
