import { randomBytes } from "node:crypto";
import { inFont } from "@mailroom/templates/font";
import { logoContentId, namesOfImages, withImages, withoutImages } from "@mailroom/templates/images";
import { faultText } from "@mailroom/templates/template-fault";
import type { TemplateRenderer } from "@mailroom/templates/template-renderer";
import type { LaidOut, LayoutEngine, LayoutJob } from "../operations/layout-ports.ts";

/**
 * Lays out by the engine of templates, in its thread and within its limits. It renders the template around a mark, which
 * gives way to the content in the HTML and in the text made from it: so a long mail does not count against the limits of
 * a template, and its plain text stays to the letter what was written.
 */
export function makeLayoutEngine(renderer: TemplateRenderer): LayoutEngine {
  return {
    async layOut(job) {
      const { template, values, content } = job;
      if (template.html === null) return finish(job, { ...content, warnings: [], isBare: false });
      const mark = makeMark();
      const place = `<div>${mark}</div>`;
      const rendered = await renderer.render({
        template: { kind: "body", source: template.html },
        values,
        content: place,
      });
      if (!rendered.ok) return bare(job, rendered.faults.map(faultText));
      const html = replaceOnce(rendered.html, place, content.html);
      const text = replaceOnce(rendered.text, mark, content.text);
      if (html === null || text === null) return bare(job, ["It does not show the text of the mail."]);
      // nothing but line ends stands where a preview has no content yet
      const trimmed = text.replace(/^\n+|\s+$/g, "");
      return finish(job, { html, text: trimmed, warnings: rendered.warnings, isBare: false });
    },
  };
}

/** Digits, which no typography changes, and so many that no value can guess them. */
function makeMark(): string {
  return BigInt(`0x${randomBytes(20).toString("hex")}`)
    .toString()
    .padStart(49, "0");
}

function replaceOnce(whole: string, part: string, by: string): string | null {
  const [before, after, ...more] = whole.split(part);
  return before === undefined || after === undefined || more.length > 0 ? null : `${before}${by}${after}`;
}

function bare(job: LayoutJob, reasons: readonly string[]): LaidOut {
  const why = reasons.slice(0, 3).join(" ");
  return finish(job, { ...job.content, warnings: [`Without the account's layout: ${why}`], isBare: true });
}

function finish({ template, logoSource }: LayoutJob, body: Omit<LaidOut, "namesLogo">): LaidOut {
  const namesLogo = namesOfImages(body.html).includes(logoContentId);
  const shown = withImages(body.html, (name) => (name === logoContentId ? logoSource : null));
  return { ...body, html: inFont(withoutImages(shown), template), namesLogo };
}
