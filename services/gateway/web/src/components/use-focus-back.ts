import { useLayoutEffect } from "react";
import { lastFocused } from "./last-focus.ts";

/**
 * For a dialog that is taken out of the document when it closes, which Mantine's own return of the focus does not see: back to
 * what had it before, or, where that is gone too, to the page's heading. Whoever has moved on meanwhile stays there.
 */
export function useFocusBack(isOpen = true): void {
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const before = document.activeElement === document.body ? lastFocused() : document.activeElement;
    return () => {
      // once what opens in its place, or what the closing was for, has taken the focus
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        const isThere = before instanceof HTMLElement && before !== document.body && before.isConnected;
        const target = isThere ? before : document.querySelector<HTMLElement>("h1[tabindex]");
        target?.focus({ preventScroll: true });
      }, settleMs);
    };
  }, [isOpen]);
}

/** A page that is opened instead moves the focus within a frame or two. */
const settleMs = 50;
