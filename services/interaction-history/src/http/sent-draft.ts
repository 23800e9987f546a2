import type { SentDraftHeaders } from "@mailroom/contracts/api/sent-draft";
import { etagOf } from "@mailroom/http/entity-tag";

/** Programs that keep no drafts say nothing, and any version is the one they send. */
export function sentDraftOf({ "mailroom-draft": tag }: SentDraftHeaders): (version: number) => boolean {
  return (version) => tag === undefined || tag === etagOf(version);
}
