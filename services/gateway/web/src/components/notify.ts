/** Short notices, and who shows them. */
export type Notice = {
  readonly id: number;
  readonly title: string | null;
  readonly message: string;
  readonly kind: "done" | "failed";
};

const doneMs = 4_000;
const failedMs = 10_000;
const shownAtOnce = 4;

let notices: readonly Notice[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: readonly Notice[]): void {
  notices = next.slice(-shownAtOnce);
  for (const listener of listeners) listener();
}

function show(notice: Omit<Notice, "id">, ms: number): void {
  const id = nextId++;
  change([...notices, { ...notice, id }]);
  setTimeout(() => {
    noticeStore.dismiss(id);
  }, ms);
}

export const noticeStore = {
  get: (): readonly Notice[] => notices,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  dismiss(id: number): void {
    change(notices.filter((notice) => notice.id !== id));
  },
  clear(): void {
    change([]);
  },
};

/** Done, in the past tense; gone after four seconds. */
export function notify(message: string): void {
  show({ title: null, message, kind: "done" }, doneMs);
}

/** What failed somewhere where no pane can show it. */
export function notifyFailure(title: string, message: string): void {
  show({ title, message, kind: "failed" }, failedMs);
}
