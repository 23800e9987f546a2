/**
 * What people type, kept in IndexedDB until the server has it: a lost connection, a reload, a crash or an ended session
 * must not cost a sentence. Where the browser keeps nothing (private windows), typing still works.
 */
export type LocalDraft = {
  /** `<user>/<what is written>`: another person at the same computer does not see it. */
  readonly id: string;
  /** The fields of the composer. */
  readonly typed: Readonly<Record<string, string | null>>;
  /** Belongs to this message from the first key press to the acknowledgement, over every retry. */
  readonly idempotencyKey: string;
  /** ETag of the server's draft that this one goes on from. */
  readonly base: string;
  /** The server has all of it. */
  readonly isSaved: boolean;
};

const storeName = "drafts";
let opening: Promise<IDBDatabase> | null = null;
let isClosed = false;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("mailroom", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(storeName, { keyPath: "id" });
    };
    request.onsuccess = () => {
      // the browser or the person has cleared what is stored: the next sentence is kept again
      request.result.onclose = () => {
        opening = null;
      };
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error("IndexedDB cannot be opened"));
    };
  });
  return opening;
}

async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
  try {
    const database = await open();
    return await new Promise((resolve, reject) => {
      const request = act(database.transaction(storeName, mode).objectStore(storeName));
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(request.error ?? new Error("IndexedDB refused"));
      };
    });
  } catch {
    return null; // nothing kept is better than nothing typed
  }
}

export const draftStore = {
  async read(id: string): Promise<LocalDraft | null> {
    return readLocalDraft(await run("readonly", (store) => store.get(id)));
  },
  async write(draft: LocalDraft): Promise<void> {
    if (!isClosed) await run("readwrite", (store) => store.put(draft));
  },
  async remove(id: string): Promise<void> {
    await run("readwrite", (store) => store.delete(id));
  },
  /** At sign-out: the next person finds nothing, and the composers that are still open put nothing back. */
  async clear(): Promise<void> {
    isClosed = true;
    await run("readwrite", (store) => store.clear());
  },
};

const firstTag = '"0"';

function readLocalDraft(value: unknown): LocalDraft | null {
  if (!isRecord(value)) return null;
  const { id, typed, idempotencyKey, base, isSaved } = value;
  if (typeof id !== "string" || typeof idempotencyKey !== "string") return null;
  if (isRecord(typed)) {
    return {
      ...{ id, typed: textsOf(typed), idempotencyKey },
      ...{ base: typeof base === "string" ? base : firstTag, isSaved: isSaved === true },
    };
  }
  // as it was written before the server kept drafts
  const { text, cc } = value;
  if (typeof text !== "string" || typeof cc !== "string") return null;
  return { id, typed: { text, cc }, idempotencyKey, base: firstTag, isSaved: false };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function textsOf(value: Record<string, unknown>): Record<string, string | null> {
  const entries = Object.entries(value);
  return Object.fromEntries(entries.flatMap(([name, text]) => (typeof text === "string" ? [[name, text]] : [])));
}
