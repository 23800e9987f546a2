import type { ConfigurationDocument } from "../../api/resources.ts";

export type ReadConfiguration =
  | { readonly kind: "document"; readonly document: ConfigurationDocument }
  | { readonly kind: "not-json" }
  | { readonly kind: "not-ours" }
  /** Another release of Mailroom made it. */
  | { readonly kind: "other-version"; readonly version: string };

/** The one that this release writes and reads. */
export const knownVersion = 1;

/** What a file holds. Only what makes it ours is looked at; the rest is the server's to judge. */
export function readConfiguration(text: string): ReadConfiguration {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: "not-json" };
  }
  if (!isOurs(value)) return { kind: "not-ours" };
  if (isDocument(value)) return { kind: "document", document: value };
  return { kind: "other-version", version: "formatVersion" in value ? String(value.formatVersion) : "–" };
}

function isOurs(value: unknown): value is object {
  return typeof value === "object" && value !== null && "format" in value && value.format === "mailroom-configuration";
}

function isDocument(value: object): value is ConfigurationDocument {
  return "formatVersion" in value && value.formatVersion === knownVersion;
}
