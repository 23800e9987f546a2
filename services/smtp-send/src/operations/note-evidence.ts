import type { ReceivedMessage } from "@mailroom/contracts/events/message";
import { applyEvidence, arrivedOf, evidenceOf, mentionedIds } from "../domain/delivery-evidence.ts";
import { startSentCopy } from "./attempt-delivery.ts";
import type { Scope } from "./ports.ts";

/** A report or an answer settles what was uncertain, and reports set recipients' results (N5, F17). It never sends. */
export async function noteEvidence(scope: Scope, mail: ReceivedMessage, now: Date): Promise<void> {
  const ids = mentionedIds(mail);
  if (ids.length === 0) return;
  const mentioned = await scope.deliveries.findByMessageIds(mail.accountId, ids);
  for (const { deliveryId } of arrivedOf(mail, mentioned)) {
    const before = await scope.deliveries.findForUpdate(deliveryId);
    const settled = before === null ? null : applyEvidence(before, evidenceOf(mail), now);
    if (before === null || settled === null) continue;
    const account = await scope.accounts.find(before.accountId);
    const filesSentMail = account?.smtp.filesSentMail === true;
    const kept = startSentCopy(scope, before, { delivery: settled, filesSentMail });
    await scope.deliveries.update(kept);
    scope.announce(kept);
  }
}
