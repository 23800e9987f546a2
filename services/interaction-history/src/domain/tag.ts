import { storable } from "./storable.ts";

/** As tags are kept: on one line, without blanks around them; what is empty then is none. */
export function cleanTags(tags: readonly string[]): string[] {
  return tags.map((tag) => storable(tag).replace(/\s+/g, " ").trim()).filter((tag) => tag !== "");
}
