import { DomainError } from "@mailroom/contracts/domain-error";

export const deliveryNotFound = () => new DomainError("delivery-not-found", "not-found", "There is no such delivery.");

export function wrongState(state: string, wanted: string): DomainError {
  return new DomainError("delivery-state", "conflict", `The delivery is ${state}; ${wanted}.`);
}
