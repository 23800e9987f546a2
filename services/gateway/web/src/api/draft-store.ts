/**
 * What people type, kept in IndexedDB until the server has acknowledged it: a reload, a crash or an ended session must not
 * cost a sentence. Where the browser keeps nothing (private windows), typing still works.
 */
export type Draft = {
  /** `<user>/<interaction>`: another person at the same computer does not see it. */
  readonly id: string;
  readonly text: string;
  readonly cc: string;
  /** Belongs to this answer from the first key press to the acknowledgement, over every retry. */
  readonly idempotencyKey: string;
  readonly savedAt: string;
};

const storeName = "drafts";
let opening: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("mailroom", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(storeName, { keyPath: "id" });
    };
    request.onsuccess = () => {
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
  async read(id: string): Promise<Draft | null> {
    const found: unknown = await run("readonly", (store) => store.get(id));
    return isDraft(found) ? found : null;
  },
  async write(draft: Draft): Promise<boolean> {
    return (await run("readwrite", (store) => store.put(draft))) !== null;
  },
  async remove(id: string): Promise<void> {
    await run("readwrite", (store) => store.delete(id));
  },
  /** At sign-out: the next person finds nothing. */
  async clear(): Promise<void> {
    await run("readwrite", (store) => store.clear());
  },
};

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === "object" &&
    value !== null &&
    "text" in value &&
    typeof value.text === "string" &&
    "cc" in value &&
    typeof value.cc === "string" &&
    "idempotencyKey" in value &&
    typeof value.idempotencyKey === "string"
  );
}
