import type { AgentSnapshot } from "@mailroom/contracts/events/agent";
import type { Scope } from "./ports.ts";

/**
 * Keeps in mind which agents exist, for the check of what accounts name and for copies of the configuration. Accounts that a
 * deleted one was linked to are linked to it no more, and say so; steps that name it stay as they are, until somebody changes
 * the steps.
 */
export async function noteAgent(
  scope: Pick<Scope, "agents" | "accounts" | "announce">,
  agent: AgentSnapshot,
  now: Date,
): Promise<void> {
  const { agentId, emailAddress } = agent;
  const isDeleted = agent.deletedAt !== null;
  await scope.agents.note({ id: agentId, name: emailAddress }, isDeleted);
  if (!isDeleted) return;
  for (const accountId of await scope.agents.listAccountIds(agentId)) {
    const before = await scope.accounts.findForUpdate(accountId);
    if (before?.settings.agentIds.includes(agentId) !== true) continue;
    const agentIds = before.settings.agentIds.filter((id) => id !== agentId);
    const settings = { ...before.settings, agentIds };
    const account = { ...before, version: before.version + 1, settings, updatedAt: now, updatedBy: null };
    await scope.accounts.update(account);
    scope.announce(account);
  }
}
