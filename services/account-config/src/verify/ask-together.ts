import { setTimeout as pause } from "node:timers/promises";
import type { AskTogether } from "../operations/library-ports.ts";

/** Somebody waits for the answer; each question has a deadline of its own besides. */
const deadlineMs = 30_000;
const atOnce = 32;

export const askTogether: AskTogether = async (questions) => {
  const waiting = questions.values();
  const over = new AbortController();
  const askOnAndOn = async (): Promise<void> => {
    for (const ask of waiting) {
      if (over.signal.aborted) return;
      await ask();
    }
  };
  const all = Promise.all(Array.from({ length: atOnce }, askOnAndOn));
  const deadline = pause(deadlineMs, undefined, { signal: over.signal }).catch(() => undefined);
  try {
    await Promise.race([all, deadline]);
  } finally {
    over.abort();
  }
};
