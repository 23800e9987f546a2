import { templateLimits } from "./template.ts";
import type { TemplateNode } from "./template-node.ts";
import type { TemplateValues } from "./variables.ts";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
  "`": "&#x60;",
  "=": "&#x3D;",
};

/** As Handlebars escapes: safe in text and in attribute values, quoted or not. */
export function escapeValue(text: string): string {
  return text.replace(/[&<>"'`=]/g, (character) => escapes[character] ?? character);
}

export type Filling = {
  readonly values: TemplateValues;
  /** HTML that takes the place of {{content}}, as it is. */
  readonly content: string;
  /** Off for plain text. */
  readonly escape: boolean;
};

/** The template with its values, or null where it becomes longer than a result may be. */
export function fillTemplate(nodes: readonly TemplateNode[], filling: Filling): string | null {
  let result = "";
  const write = (text: string): boolean => {
    result += text;
    return result.length <= templateLimits.maxResultBytes;
  };
  const fill = (parts: readonly TemplateNode[]): boolean =>
    parts.every((part) => write(textOf(part)) && fill(next(part)));
  const valueOf = (name: string): string =>
    Object.hasOwn(filling.values, name) ? (filling.values[name] ?? "").slice(0, templateLimits.maxValueLength) : "";
  const textOf = (node: TemplateNode): string => {
    if (node.kind === "text") return node.text;
    if (node.kind === "content") return filling.content;
    if (node.kind === "choice") return "";
    return filling.escape ? escapeValue(valueOf(node.name)) : valueOf(node.name);
  };
  const next = (node: TemplateNode): readonly TemplateNode[] => {
    if (node.kind !== "choice") return [];
    return valueOf(node.name) === "" ? node.otherwise : node.then;
  };
  return fill(nodes) && Buffer.byteLength(result) <= templateLimits.maxResultBytes ? result : null;
}
