import { useCallback, useEffect, useRef, useState } from "react";
import { type Draft, draftStore } from "../../api/draft-store.ts";
import { newKey } from "../../api/new-key.ts";

/** Typing must not wait for the disk; this is soon enough to lose no sentence. */
const saveAfterMs = 400;

export type DraftText = { readonly text: string; readonly cc: string };

/**
 * The answer somebody is writing, kept beside the page until it was sent. Its key stays the same from the first key
 * press to the acknowledgement, so that any number of tries is one message.
 */
export function useDraft(id: string) {
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(id));
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const pending = useRef<Draft | null>(null);

  const flush = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    const unsaved = pending.current;
    pending.current = null;
    if (unsaved === null) return;
    void draftStore.write(unsaved).then((isKept) => {
      if (isKept) setSavedAt(unsaved.savedAt);
    });
  }, []);

  useEffect(() => {
    let isCurrent = true;
    void draftStore.read(id).then((kept) => {
      // what was typed before the disk answered counts more
      if (!isCurrent || kept === null || pending.current !== null) return;
      setDraft(kept);
      setSavedAt(kept.savedAt);
    });
    window.addEventListener("pagehide", flush);
    return () => {
      isCurrent = false;
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [id, flush]);

  const change = useCallback(
    (change: Partial<DraftText>) => {
      setDraft((before) => {
        const next = { ...before, ...change, savedAt: new Date().toISOString() };
        pending.current = next;
        return next;
      });
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(flush, saveAfterMs);
    },
    [flush],
  );

  /** After the acknowledgement: the next answer is another message. */
  const clear = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    pending.current = null;
    setSavedAt(null);
    setDraft(emptyDraft(id));
    void draftStore.remove(id);
  }, [id]);

  /** The text stays, but is a message of its own from now on. */
  const renewKey = useCallback(() => {
    setDraft((before) => ({ ...before, idempotencyKey: newKey() }));
  }, []);

  return { draft, savedAt, change, clear, renewKey };
}

function emptyDraft(id: string): Draft {
  return { id, text: "", cc: "", idempotencyKey: newKey(), savedAt: "" };
}
