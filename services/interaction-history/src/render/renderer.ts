import { makeThreadPool } from "@mailroom/thread-pool/thread-pool";
import type { Renderer, Rendering } from "../operations/ports.ts";

export type RendererOptions = {
  readonly workers: number;
  /** Per mail; then its thread is ended and the mail counts as not showable. Default 5,000. */
  readonly deadlineMs?: number;
  /** Why a mail cannot be shown: for the log. */
  readonly onFailure: (error: Error) => void;
};

const defaultDeadlineMs = 5_000;
const failed: Rendering = { html: null, text: null, remoteImages: 0 };

/** Sanitises and converts HTML in threads of its own; a mail that is too much for one answers `html: null`. */
export function makeRenderer(options: RendererOptions): Renderer & { close(): Promise<void> } {
  const pool = makeThreadPool<string, Rendering>({
    script: new URL("./render-worker.ts", import.meta.url),
    workers: options.workers,
    deadlineMs: options.deadlineMs ?? defaultDeadlineMs,
    readAnswer: (value) => (isRendering(value) ? value : null),
  });
  return {
    async render(html) {
      const outcome = await pool.run(html);
      if (!(outcome instanceof Error)) return outcome;
      options.onFailure(outcome);
      return failed;
    },
    close: () => pool.close(),
  };
}

function isRendering(value: unknown): value is Rendering {
  if (typeof value !== "object" || value === null) return false;
  return (
    "html" in value &&
    typeof value.html === "string" &&
    "text" in value &&
    typeof value.text === "string" &&
    "remoteImages" in value &&
    typeof value.remoteImages === "number"
  );
}
