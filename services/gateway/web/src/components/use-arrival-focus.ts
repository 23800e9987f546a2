import { type RefObject, useEffect, useRef } from "react";

/**
 * For the heading of what has just been opened: reading begins there. Whoever opened it by a link stays at the link, so that
 * the next of a list is one key away.
 */
export function useArrivalFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const isAtLink = document.activeElement instanceof HTMLAnchorElement;
    if (!isAtLink) heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}
