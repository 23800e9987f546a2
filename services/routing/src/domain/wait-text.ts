import type { WaitPolicy } from "./wait.ts";
import type { WorkItem } from "./work-item.ts";

/** Until when it waits and what then; to put behind "Waits for agent …". */
export function untilText({ waitEndsAt }: Pick<WorkItem, "waitEndsAt">, policy: WaitPolicy): string {
  if (waitEndsAt === null) return ".";
  const until = waitEndsAt.toISOString();
  if (policy.model === "legacy") return ` until ${until}; then its queue is asked (legacy model).`;
  if (policy.agentSeconds === null) return `, until ${until} at most: the account sets no limit of its own.`;
  const then = policy.timeoutAction === "END_ROUTING" ? "routing ends" : "it goes back to the last queue";
  return ` until ${until}; then ${then}.`;
}
