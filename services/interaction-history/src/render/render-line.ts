import type { TemplateRenderer } from "@mailroom/templates/template-renderer";
import type { RenderLine } from "../operations/notification-ports.ts";

/** Plain text in one line, within the engine's limits. An empty line is as good as none. */
export function makeRenderLine(renderer: TemplateRenderer): RenderLine {
  return async (source, values) => {
    const rendered = await renderer.render({ template: { kind: "notification", source }, values, content: "" });
    return rendered.ok && rendered.text !== "" ? rendered.text : null;
  };
}
