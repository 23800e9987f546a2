import type { ConfigurationDocument } from "../../api/resources.ts";

export type ReadConfiguration =
  | { readonly kind: "document"; readonly document: ConfigurationDocument }
  | { readonly kind: "not-json" }
  | { readonly kind: "not-ours" };

/** What a file holds. Only what makes it ours is looked at; the rest is the server's to judge. */
export function readConfiguration(text: string): ReadConfiguration {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: "not-json" };
  }
  return isDocument(value) ? { kind: "document", document: value } : { kind: "not-ours" };
}

function isDocument(value: unknown): value is ConfigurationDocument {
  return typeof value === "object" && value !== null && "format" in value && value.format === "mailroom-configuration";
}
