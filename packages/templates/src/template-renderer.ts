import { DeadlineError } from "@mailroom/thread-pool/thread";
import { makeThreadPool } from "@mailroom/thread-pool/thread-pool";
import { isRendered } from "./render-job.ts";
import type { Rendered, RenderJob } from "./render-template.ts";
import type { Template } from "./template.ts";
import { type TemplateFault, wholeFault } from "./template-fault.ts";
import { sampleValues } from "./variables.ts";

export type TemplateRendererOptions = {
  /** Default 1. */
  readonly workers?: number;
  /** What one rendering may work, however long a busy machine lets it wait. Default 200. */
  readonly deadlineMs?: number;
};

export type TemplateRenderer = {
  /** Never rejects: what cannot be rendered says why. */
  render(job: RenderJob): Promise<Rendered>;
  /**
   * Whether the template may be stored: it is read and rendered with samples, and a body must show the text of the mail.
   * Empty: it may.
   */
  check(template: Template): Promise<readonly TemplateFault[]>;
  close(): Promise<void>;
};

const defaultDeadlineMs = 200;
/** No template contains it, and it survives any typography. */
const marker = "0c1d9e5b7f3a48d2";

/** Renders templates in threads, each rendering with a deadline. */
export function makeTemplateRenderer(options: TemplateRendererOptions = {}): TemplateRenderer {
  const { workers = 1, deadlineMs = defaultDeadlineMs } = options;
  const script = new URL("./template-worker.ts", import.meta.url);
  const readAnswer = (value: unknown) => (isRendered(value) ? value : null);
  const pool = makeThreadPool<RenderJob, Rendered>({ script, workers, deadlineMs, readAnswer });

  async function render(job: RenderJob): Promise<Rendered> {
    const outcome = await pool.run(job);
    return outcome instanceof Error ? { ok: false, faults: [failureFault(outcome, deadlineMs)] } : outcome;
  }

  return {
    render,
    async check(template) {
      const content = `<p>${marker}</p>`;
      // once with every variable and once with none, so that both sides of each if are seen
      for (const values of [sampleValues(), {}]) {
        const rendered = await render({ template, values, content });
        if (!rendered.ok) return rendered.faults;
        if (template.kind === "body" && !rendered.text.includes(marker)) return [hiddenContent()];
      }
      return [];
    },
    close: () => pool.close(),
  };
}

function failureFault(error: Error, deadlineMs: number): TemplateFault {
  return error instanceof DeadlineError
    ? wholeFault(`it takes longer than ${deadlineMs} ms to render. Make it simpler.`)
    : wholeFault("it is too much to render. Make it simpler.");
}

function hiddenContent(): TemplateFault {
  return wholeFault(
    "{{content}} stands where the text of the mail cannot be seen: in a tag, a comment or a style. Put it between the tags.",
  );
}
