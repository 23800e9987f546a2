import type { AgentSnapshot } from "@mailroom/contracts/events/agent";
import { addressKey } from "../domain/address-key.ts";
import { customerName } from "../domain/customer-name.ts";
import type { UnitOfWork } from "./ports.ts";

/**
 * Keeps what customers call agents (X11), and the addresses of agents: mail from one of them is nobody's action but a mail.
 * Drafts of who is deleted go with them: nobody else may read them.
 */
export async function recordAgent(work: UnitOfWork, agent: AgentSnapshot): Promise<void> {
  await work.accounts.saveAgent({ ...agent, name: customerName(agent), addressKey: addressKey(agent.emailAddress) });
  if (agent.deletedAt !== null) await work.drafts.removeDraftsOf(`user:${agent.agentId}`);
}
