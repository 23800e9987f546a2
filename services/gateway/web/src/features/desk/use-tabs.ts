import { useState } from "react";

/**
 * The interactions somebody has open at the desk, in the order they were opened; kept for this window only. The address
 * says which one is in front: one that is opened by a link becomes a tab too. Beyond `limit` it waits until another was
 * closed (X12).
 */
export function useTabs(userId: string, inFront: string | null, limit: number) {
  const storageKey = `mailroom.tabs.${userId}`;
  const [tabs, setTabs] = useState<readonly string[]>(() => readTabs(storageKey));
  const [known, setKnown] = useState<string | null>(null);
  const [waiting, setWaiting] = useState<string | null>(null);
  const change = (next: readonly string[]): void => {
    setTabs(next);
    sessionStorage.setItem(storageKey, JSON.stringify(next));
  };
  // only when the address changes: a tab that is being closed is still in front for a moment
  if (inFront !== known) {
    setKnown(inFront);
    const opened = inFront === null || tabs.includes(inFront) ? null : inFront;
    const hasRoom = tabs.length < limit;
    setWaiting(hasRoom ? null : opened);
    if (opened !== null && hasRoom) change([...tabs, opened]);
  }
  return {
    tabs,
    /** In front and no tab, because there are as many as there may be. */
    waiting,
    /** Gives the place of a tab to the one that waits. */
    replace: (closed: string): void => {
      if (waiting === null) return;
      change([...tabs.filter((id) => id !== closed), waiting]);
      setWaiting(null);
    },
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
