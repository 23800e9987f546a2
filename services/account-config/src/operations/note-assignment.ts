import type { Assignment, Scope } from "./ports.ts";

/** Keeps in mind who writes from an account because one of its interactions is theirs. */
export async function noteAssignment(
  { assignments }: Pick<Scope, "assignments">,
  assignment: Assignment,
): Promise<void> {
  const { interactionId, accountId, agentId } = assignment;
  await assignments.note({ interactionId, accountId, agentId });
}
