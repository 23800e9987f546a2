import { DomainError } from "@mailroom/contracts/domain-error";

/** One answer for what is not there and for what the caller may not see: ids tell nothing. */
function notFound(noun: string): DomainError {
  return new DomainError("not-found", "not-found", `There is no such ${noun}.`);
}

export const agentNotFound = (): DomainError => notFound("agent");
export const interactionNotFound = (): DomainError => notFound("interaction");
export const offerNotFound = (): DomainError => notFound("offer");
export const queueNotFound = (): DomainError => notFound("queue");
