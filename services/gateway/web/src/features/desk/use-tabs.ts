import { useState } from "react";

const maxTabs = 12;

/**
 * The interactions somebody has open at the desk, in the order they were opened; kept for this window only. The address
 * says which one is in front: one that is opened by a link becomes a tab too.
 */
export function useTabs(userId: string, inFront: string | null) {
  const storageKey = `mailroom.tabs.${userId}`;
  const [tabs, setTabs] = useState<readonly string[]>(() => readTabs(storageKey));
  const [known, setKnown] = useState<string | null>(null);
  const change = (next: readonly string[]): void => {
    setTabs(next);
    sessionStorage.setItem(storageKey, JSON.stringify(next));
  };
  // only when the address changes: a tab that is being closed is still in front for a moment
  if (inFront !== known) {
    setKnown(inFront);
    if (inFront !== null && !tabs.includes(inFront)) change([...tabs, inFront].slice(-maxTabs));
  }
  return {
    tabs,
    /** Answers what comes to the front when `closed` was there. */
    close: (closed: string): string | null => {
      const at = tabs.indexOf(closed);
      const rest = tabs.filter((id) => id !== closed);
      change(rest);
      return rest[Math.min(at, rest.length - 1)] ?? null;
    },
    beside: (step: 1 | -1): string | null => {
      if (tabs.length === 0) return null;
      const at = inFront === null ? (step === 1 ? -1 : 0) : tabs.indexOf(inFront);
      return tabs[(at + step + tabs.length) % tabs.length] ?? null;
    },
  };
}

function readTabs(storageKey: string): readonly string[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? "[]");
    return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === "string") : [];
  } catch {
    return [];
  }
}
