import type { CommandRefused } from "@mailroom/contracts/events/interaction-command";
import type { Decision } from "../domain/decision.ts";
import { announceEnded } from "./announce.ts";
import type { Stores } from "./ports.ts";

const whatTexts = { close: "Not closed", "auto-reply": "No automatic reply", tag: "Not tagged" } as const;
const whyTexts: Readonly<Record<CommandRefused["reason"], string>> = {
  stale: "something came meanwhile",
  unknown: "what it names is not there",
  "not-answerable": "such mail is not answered automatically",
  "answered-before": "it was answered automatically before",
  "daily-limit": "the sender got as many automatic replies as a day allows",
  "account-inactive": "the account is switched off",
  "template-failed": "the template could not be rendered",
};

/** interaction-history did not do what a step wanted: it is kept why, and nothing is left that nobody sees. */
export async function noteRefusal(stores: Stores, refused: CommandRefused): Promise<void> {
  const { interactionId, command, reason, commandId } = refused;
  const openItem = await stores.items.lockOpen(interactionId);
  const interaction = await stores.interactions.lock(interactionId);
  const run = await stores.runs.find(interactionId);
  const now = await stores.now();
  const told: Decision = {
    interactionId,
    kind: "command-refused",
    summary: `${whatTexts[command]}: ${whyTexts[reason]}.`,
    inputs: { commandId, command, reason },
  };
  stores.decisions.add([told], now);
  if (command !== "close" || interaction?.status !== "open" || interaction.hasEnded) return;
  const isSeen = openItem !== null || run !== null || interaction.holderId !== null || interaction.managerId !== null;
  if (isSeen) return;
  const ended = { ...interaction, hasEnded: true };
  stores.interactions.save(ended);
  announceEnded(stores.events, ended, "no-action", now);
  const summary = "It was not closed and nobody has it: it is in Unread Messages.";
  stores.decisions.add([{ interactionId, kind: "ended", summary, inputs: { reason: "no-action" } }], now);
}
