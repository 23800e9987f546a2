import type { CannedAnswerSnapshot } from "@mailroom/contracts/events/canned-answer";
import type { UnitOfWork } from "./ports.ts";

/** Keeps which files a canned answer has: agents put them into mail (S98). */
export async function recordCannedAnswer(work: UnitOfWork, snapshot: CannedAnswerSnapshot): Promise<void> {
  await work.files.saveCannedFiles(snapshot);
}
