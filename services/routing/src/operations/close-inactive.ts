import { interactionClose } from "@mailroom/contracts/events/interaction-command";
import { closingOf } from "../domain/inactivity.ts";
import { decisionOfClosing } from "../domain/inactivity-decision.ts";
import type { WithStores } from "./ports.ts";

/**
 * The customer was silent for as long as the account allows: asks interaction-history to close, unless a message came that
 * is not known here yet (S86). Once for each answer, however often it is called; judged by the database's clock.
 */
export function makeCloseInactive(withStores: WithStores) {
  return (interactionId: string): Promise<void> =>
    withStores(async (stores) => {
      const interaction = await stores.interactions.lock(interactionId);
      const now = await stores.now();
      if (interaction?.status !== "open" || interaction.answer === null || interaction.closesAt === null) return;
      const { accountId, answer } = interaction;
      const account = await stores.accounts.find(accountId);
      const closesAt = closingOf(answer, account?.inactivityMinutes ?? null);
      if (account === null || closesAt === null || closesAt.getTime() > now.getTime()) {
        stores.interactions.save({ ...interaction, closesAt });
        return;
      }
      stores.interactions.save({ ...interaction, closesAt: null });
      // The answer is the cause: about each there is one such command.
      const ids = { commandId: answer.messageKey, interactionId, accountId };
      const data = { ...ids, cause: "inactivity" as const, ifLastMessage: answer.messageKey, dispositionId: null };
      stores.events.append(interactionClose, { key: interactionId, data });
      stores.decisions.add([decisionOfClosing({ ...interaction, closesAt }, account)], now);
    });
}
