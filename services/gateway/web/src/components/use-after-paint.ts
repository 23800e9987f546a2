import { useEffect, useState } from "react";

/** Late enough that nothing waits for it, early enough that nobody has reached for it yet. */
const pauseMs = 600;

/** Becomes true a moment after the page stands, or at once when `isNeeded`: for what may be fetched later. */
export function useAfterPaint(isNeeded: boolean): boolean {
  const [isReady, setReady] = useState(isNeeded);
  if (isNeeded && !isReady) setReady(true);
  useEffect(() => {
    const timer = setTimeout(() => {
      setReady(true);
    }, pauseMs);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return isReady;
}
