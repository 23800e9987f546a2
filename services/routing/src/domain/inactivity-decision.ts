import type { Account } from "./account.ts";
import type { Decision } from "./decision.ts";
import type { Interaction } from "./interaction.ts";

/** That closing was asked for. */
export function decisionOfClosing(
  interaction: Interaction,
  account: Pick<Account, "id" | "version" | "inactivityMinutes">,
): Decision {
  const { id: interactionId, answer, closesAt } = interaction;
  const { id, version, inactivityMinutes } = account;
  const minutes = inactivityMinutes === 1 ? "1 minute" : `${String(inactivityMinutes)} minutes`;
  return {
    interactionId,
    kind: "inactive",
    summary: `No word of the customer for ${minutes} after the last answer was sent: to be closed for inactivity.`,
    inputs: {
      messageKey: answer?.messageKey,
      sentAt: answer?.sentAt,
      closesAt,
      inactivityMinutes,
      account: { id, version },
    },
  };
}
