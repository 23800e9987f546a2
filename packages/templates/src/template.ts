import { maxTemplateBytes } from "@mailroom/contracts/account-preferences";
import type { TemplateKind } from "./variables.ts";

/**
 * `body`: the layout around an account's mail, with one {{content}}. `named`: the text of an automatic mail. Both are
 * HTML. `subject` (of a named template) and `notification` are one line of plain text.
 */
export type Template = { readonly kind: TemplateKind | "subject"; readonly source: string };

export const templateLimits = {
  /** Of the source, in UTF-8. */
  maxSourceBytes: maxTemplateBytes,
  /** Of what comes out, in UTF-8. */
  maxResultBytes: 1_000_000,
  /** Blocks within blocks. */
  maxDepth: 20,
  maxTags: 1_000,
  /** Of one tag that is no comment. */
  maxTagLength: 200,
  /** Of one value; longer ones are cut. */
  maxValueLength: 10_000,
  /** Of a notification or subject; longer ones are cut. */
  maxLineLength: 500,
} as const;

export function isPlainText(kind: Template["kind"]): boolean {
  return kind === "subject" || kind === "notification";
}
