import { interactionAutoReply, interactionClose, interactionTag } from "@mailroom/contracts/events/interaction-command";
import type { Interaction } from "../domain/interaction.ts";
import type { FlowEffect, FlowResult, FlowStop } from "../domain/run-flow.ts";
import type { Stores } from "./ports.ts";

/**
 * Orders from interaction-history what steps of the account's list want done. An order's id is made from its cause, so that
 * the same step about the same message is one order, also where a list comes by twice.
 */
export async function orderEffects(stores: Stores, interaction: Interaction, { effects }: FlowResult): Promise<void> {
  if (effects.length === 0) return;
  const { lastQueueId } = interaction;
  const isAnswered = effects.some(({ kind }) => kind === "auto-reply");
  const queueName = isAnswered && lastQueueId !== null ? await stores.queues.nameOf(lastQueueId) : null;
  const ordered = new Set<string>();
  for (const effect of effects) {
    const commandId = stores.idOf([effect.kind, interaction.id, effect.messageKey, effect.stepKey]);
    if (ordered.has(commandId)) continue;
    ordered.add(commandId);
    order(stores, effect, { commandId, interactionId: interaction.id, accountId: interaction.accountId, queueName });
  }
}

type Order = {
  readonly commandId: string;
  readonly interactionId: string;
  readonly accountId: string;
  readonly queueName: string | null;
};

function order({ events }: Stores, effect: FlowEffect, { queueName, ...ids }: Order): void {
  const key = ids.interactionId;
  if (effect.kind === "tag") {
    events.append(interactionTag, { key, data: { ...ids, tags: [...effect.tags] } });
    return;
  }
  const { templateId, frequency, recipients } = effect.step;
  const { messageKey } = effect;
  const data = { ...ids, messageKey, templateId, frequency, recipients, queueName };
  events.append(interactionAutoReply, { key, data });
}

/**
 * A Close step: interaction-history closes, unless something came that routing did not know of. Where the message is not
 * known any more, nothing names the order but its time: the next one must not pass for the same.
 */
export function orderClose(
  stores: Stores,
  { run }: Pick<FlowResult, "run">,
  stop: Extract<FlowStop, { kind: "close" }>,
  now: Date,
): void {
  const { interactionId, accountId, lastMessageKey: ifLastMessage } = run;
  const commandId = stores.idOf(["close", interactionId, ifLastMessage ?? now.toISOString(), stop.stepKey]);
  const { dispositionId } = stop;
  const data = { commandId, interactionId, accountId, cause: "action" as const, ifLastMessage, dispositionId };
  stores.events.append(interactionClose, { key: interactionId, data });
}
