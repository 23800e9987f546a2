import { sanitise } from "@mailroom/html-sanitizer/sanitise";
import { toText } from "@mailroom/html-sanitizer/to-text";
import { fillTemplate } from "./fill-template.ts";
import { logoContentId, namesOfImages } from "./images.ts";
import { parseTemplate } from "./parse-template.ts";
import { isPlainText, type Template, templateLimits } from "./template.ts";
import { type TemplateFault, wholeFault } from "./template-fault.ts";
import type { TemplateNode } from "./template-node.ts";
import type { TemplateValues } from "./variables.ts";

export type RenderJob = {
  readonly template: Template;
  readonly values: TemplateValues;
  /** HTML that takes the place of {{content}}; it passes the sanitiser with the rest. */
  readonly content: string;
};

export type Rendered =
  | {
      readonly ok: true;
      /** Sanitised; empty for plain text. Images are named by `data-cid`, and load nothing. */
      readonly html: string;
      readonly text: string;
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly faults: readonly TemplateFault[] };

/** Synchronous and as slow as its input makes it: it runs in a thread of its own. */
export function renderTemplate({ template, values, content }: RenderJob): Rendered {
  const { nodes, faults, warnings } = parseTemplate(template);
  if (faults.length > 0) return { ok: false, faults };
  return isPlainText(template.kind)
    ? renderLine(nodes, values, warnings)
    : renderHtml(nodes, { values, content, warnings });
}

function renderLine(nodes: readonly TemplateNode[], values: TemplateValues, warnings: readonly string[]): Rendered {
  const filled = fillTemplate(nodes, { values, content: "", escape: false });
  if (filled === null) return { ok: false, faults: [tooLong()] };
  const line = filled.replace(/[\p{Cc}\p{Z}\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
  return { ok: true, html: "", text: cut(line, templateLimits.maxLineLength), warnings };
}

type HtmlFilling = Pick<RenderJob, "values" | "content"> & { readonly warnings: readonly string[] };

function renderHtml(nodes: readonly TemplateNode[], { values, content, warnings }: HtmlFilling): Rendered {
  const filled = fillTemplate(nodes, { values, content, escape: true });
  if (filled === null) return { ok: false, faults: [tooLong()] };
  const { html, remoteImages } = sanitise(filled);
  if (Buffer.byteLength(html) > templateLimits.maxResultBytes) return { ok: false, faults: [tooLong()] };
  return { ok: true, html, text: toText(html), warnings: [...warnings, ...imageWarnings(html, remoteImages)] };
}

function imageWarnings(html: string, remoteImages: number): string[] {
  const unknown = namesOfImages(html).filter((name) => name !== logoContentId);
  return [
    ...(remoteImages > 0
      ? [
          `${remoteImages === 1 ? "An image lies" : `${remoteImages} images lie`} elsewhere and will not be shown. Upload it as the logo.`,
        ]
      : []),
    ...unknown.map((name) => `There is no image "cid:${name.slice(0, 60)}". The logo is "cid:${logoContentId}".`),
  ];
}

function tooLong(): TemplateFault {
  return wholeFault(`what comes out has more than ${templateLimits.maxResultBytes} bytes.`);
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1).toWellFormed()}…` : text;
}
