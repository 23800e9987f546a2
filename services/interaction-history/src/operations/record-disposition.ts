import type { DispositionSnapshot } from "@mailroom/contracts/events/disposition";
import type { UnitOfWork } from "./ports.ts";

/** Keeps what may be chosen for interactions (S50); an older snapshot changes nothing. */
export async function recordDisposition(work: UnitOfWork, disposition: DispositionSnapshot): Promise<void> {
  await work.dispositions.saveDisposition(disposition);
}
