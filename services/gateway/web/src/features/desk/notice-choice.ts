import { useSyncExternalStore } from "react";

/** How somebody wants to hear of offers in this browser; what accounts allow is the most. */
export type NoticeChoice = { readonly isMuted: boolean; readonly usesSystem: boolean };

const listeners = new Set<() => void>();
const keyOf = (name: keyof NoticeChoice, userId: string): string => `mailroom.offers.${name}.${userId}`;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // chosen in another tab
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}

function isOn(name: keyof NoticeChoice, userId: string): boolean {
  return localStorage.getItem(keyOf(name, userId)) !== null;
}

export function useNoticeChoice(userId: string): NoticeChoice {
  const isMuted = useSyncExternalStore(subscribe, () => isOn("isMuted", userId));
  const wantsSystem = useSyncExternalStore(subscribe, () => isOn("usesSystem", userId));
  return { isMuted, usesSystem: wantsSystem && "Notification" in window && Notification.permission === "granted" };
}

export function chooseNotice(userId: string, name: keyof NoticeChoice, on: boolean): void {
  if (on) localStorage.setItem(keyOf(name, userId), "on");
  else localStorage.removeItem(keyOf(name, userId));
  for (const listener of listeners) listener();
}
