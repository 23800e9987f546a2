/**
 * When a session ends under an open page, calls wait here while the person signs in again over it; then they are repeated,
 * so nothing typed is lost. Before anybody has signed in, a 401 is an ordinary answer.
 */
type Waiting = { readonly resume: () => void; readonly giveUp: () => void };

let isArmed = false;
let waiting: readonly Waiting[] = [];
const listeners = new Set<() => void>();

function setWaiting(next: readonly Waiting[]): void {
  waiting = next;
  for (const listener of listeners) listener();
}

export const signInAgain = {
  /** From the moment a session is known. */
  arm(): void {
    isArmed = true;
  },
  disarm(): void {
    isArmed = false;
    for (const { giveUp } of waiting) giveUp();
    setWaiting([]);
  },
  /** Resolves to whether the call should be repeated. */
  wait(): Promise<boolean> {
    if (!isArmed) return Promise.resolve(false);
    return new Promise((resolve) => {
      const entry = {
        resume: () => {
          resolve(true);
        },
        giveUp: () => {
          resolve(false);
        },
      };
      setWaiting([...waiting, entry]);
    });
  },
  signedIn(): void {
    for (const { resume } of waiting) resume();
    setWaiting([]);
  },
  isNeeded: (): boolean => waiting.length > 0,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
