import type { CannedAnswer } from "../../api/resources.ts";

const blocks = "p, div, li, tr, h1, h2, h3, h4, h5, h6, blockquote, pre, ul, ol, table, hr";

/** The words of an answer. HTML is only read, in a document that nothing runs in and nothing is loaded for. */
export function plainTextOf({ value, format }: Pick<CannedAnswer, "value" | "format">): string {
  if (format === "text") return value;
  const page = new DOMParser().parseFromString(value, "text/html");
  for (const element of page.querySelectorAll("script, style, template")) element.remove();
  for (const element of page.querySelectorAll("br")) element.replaceWith("\n");
  for (const element of page.querySelectorAll(blocks)) element.after("\n");
  const lines = page.body.textContent.split("\n").map((line) => line.replaceAll(/[ \t]+/g, " ").trim());
  return lines
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}
