import type { AccountList, AccountPage } from "./ports.ts";

type Asked = { readonly running: Promise<string>; next: Promise<string> | null };

/**
 * Who asks for the mark of a page while it is being asked for shares the next answer with all others who do: one change of
 * an account makes every browser read its list in the same moment. Never the answer under way: it may have been read before
 * something that the caller has written already.
 */
export function shareMarks(list: AccountList): AccountList {
  const asked = new Map<string, Asked>();
  const start = async (key: string, page: AccountPage): Promise<string> => {
    const own: Asked = { running: list.mark(page), next: null };
    asked.set(key, own);
    try {
      return await own.running;
    } finally {
      if (own.next === null) asked.delete(key);
    }
  };
  const startAfter = async (running: Promise<string>, key: string, page: AccountPage): Promise<string> => {
    await Promise.allSettled([running]);
    return start(key, page);
  };
  return {
    ...list,
    async mark(page) {
      const key = JSON.stringify(page);
      const earlier = asked.get(key);
      if (earlier === undefined) return start(key, page);
      earlier.next ??= startAfter(earlier.running, key, page);
      return earlier.next;
    },
  };
}
