import { confirmSent, requeue } from "../domain/delivery.ts";
import { isAbsenceProof, nextFindAt } from "../domain/retry-schedule.ts";
import { startSentCopy } from "./attempt-delivery.ts";
import type { Scope } from "./ports.ts";

/** The copy in Sent was filed, or could not be: the delivery itself stays as it is (F18). */
export async function noteSentCopy(
  scope: Scope,
  answer: { readonly deliveryId: string; readonly outcome: "appended" | "already-there" | "refused" },
): Promise<void> {
  const delivery = await scope.deliveries.findForUpdate(answer.deliveryId);
  if (delivery?.sentCopy !== "pending") return;
  await scope.deliveries.update({ ...delivery, sentCopy: answer.outcome });
}

/** What the search of Sent says about an uncertain delivery (N5). */
export async function noteFound(
  scope: Scope,
  answer: { readonly deliveryId: string; readonly found: boolean; readonly lookedAt: Date },
  now: Date,
): Promise<void> {
  const delivery = await scope.deliveries.findForUpdate(answer.deliveryId);
  if (delivery?.state !== "uncertain") return;
  const account = await scope.accounts.find(delivery.accountId);
  const filesSentMail = account?.smtp.filesSentMail === true;
  if (answer.found) {
    const sent = confirmSent(delivery, "Found in the Sent mailbox.", now);
    // A copy lies there: none is to be added.
    const settled = filesSentMail
      ? startSentCopy(scope, delivery, { delivery: sent, filesSentMail })
      : { ...sent, sentCopy: "already-there" as const };
    await scope.deliveries.update(settled);
    scope.announce(settled);
    return;
  }
  const since = delivery.uncertainSince ?? now;
  if (filesSentMail && isAbsenceProof(since, answer.lookedAt)) {
    const again = requeue(delivery, "Not in the Sent mailbox after ten minutes: it was not sent.", now);
    await scope.deliveries.update(again);
    scope.announce(again);
    scope.wake();
    return;
  }
  await scope.deliveries.setNextFind(delivery.deliveryId, nextFindAt(since, now));
}
