import { useEffect, useState } from "react";

/** The time, again every `everyMs` milliseconds; `read` where another clock counts. */
export function useNow(everyMs: number, read: () => number = Date.now): number {
  const [now, setNow] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(read());
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [everyMs, read]);
  return now;
}
