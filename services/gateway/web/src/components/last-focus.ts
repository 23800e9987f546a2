import { type RefObject, useEffect, useRef } from "react";

/**
 * A button that is disabled while its call is under way loses the focus without a word, and whoever works by keyboard begins at
 * the top of the page again. What had the focus last is noted here, and gets it back as soon as it can take it.
 */
let last: HTMLElement | null = null;

export function lastFocused(): HTMLElement | null {
  return last;
}

/** For a button that takes itself away: reading goes on at the page's heading. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>("h1[tabindex]")?.focus({ preventScroll: true });
}

/**
 * For [Save], which stays disabled once nothing is unsaved: who pressed it goes on at the heading, who saved from elsewhere stays
 * there. Give the button what this returns.
 */
export function useFocusAfterSave(unsaved: number): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (unsaved > 0 || last === null || last !== button.current) return;
    const at = document.activeElement;
    if (at === document.body || at === last) focusHeading();
  }, [unsaved]);
  return button;
}

/** Call it once. */
export function keepFocus(): void {
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLElement) last = target;
  });
  new MutationObserver(() => {
    if (document.activeElement === document.body && last?.matches(":enabled") === true)
      last.focus({ preventScroll: true });
  }).observe(document.body, { subtree: true, attributeFilter: ["disabled"] });
}
