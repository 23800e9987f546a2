import { fontFamilyOf, inFont } from "@mailroom/templates/font";
import { logoContentId, withImages } from "@mailroom/templates/images";
import { previewDocument } from "@mailroom/templates/preview-document";
import { faultText } from "@mailroom/templates/template-fault";
import type { Lifecycle } from "@mailroom/runtime/lifecycle";
import { makeTemplateRenderer } from "@mailroom/templates/template-renderer";
import { sampleValues } from "@mailroom/templates/variables";
import type { PreviewInput, TemplateEngine } from "../operations/template-ports.ts";

const sampleContent = "<p>Thank you for writing to us.</p><p>We have looked into it, and this is what we found.</p>";
const defaultFontSizePx = 14;

/** Templates through a thread of packages/templates, which ends with the service. */
export function openTemplateEngine(lifecycle: Lifecycle): TemplateEngine {
  const renderer = makeTemplateRenderer();
  lifecycle.add("template renderer", () => renderer.close());
  return {
    async check(kind, source) {
      return (await renderer.check({ kind, source })).map(faultText);
    },
    async preview({ kind, source, values, ...look }) {
      const rendered = await renderer.render({
        template: { kind, source },
        values: { ...sampleValues(), ...values },
        content: sampleContent,
      });
      if (!rendered.ok) return { faults: rendered.faults.map(faultText) };
      const { html, text, warnings } = rendered;
      if (kind === "notification") return { html: previewDocument.ofText(text), text, warnings };
      const missing = look.logo === null && html.includes("<img data-cid=") ? ["No logo is uploaded yet."] : [];
      return { html: documentOf(html, look), text, warnings: [...warnings, ...missing] };
    },
  };
}

type Look = Pick<PreviewInput, "fontFamily" | "fontSizePx" | "logo">;

function documentOf(html: string, { fontFamily, fontSizePx = defaultFontSizePx, logo }: Look): string {
  const shown = withImages(html, (name) => {
    if (logo === null || name !== logoContentId) return null;
    return `data:${logo.mediaType};base64,${Buffer.from(logo.bytes).toString("base64")}`;
  });
  return previewDocument.ofHtml(inFont(shown, { fontFamily: fontFamilyOf(fontFamily), fontSizePx }));
}
