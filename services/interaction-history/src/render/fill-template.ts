import type { TemplateRenderer } from "@mailroom/templates/template-renderer";
import type { FillTemplate } from "../operations/command-ports.ts";

/** Named templates by the engine of templates, in its thread and within its limits. */
export function makeFillTemplate(renderer: TemplateRenderer): FillTemplate {
  return async ({ kind, source, values }) => {
    const rendered = await renderer.render({ template: { kind, source }, values, content: "" });
    return rendered.ok ? { html: rendered.html, text: rendered.text } : null;
  };
}
