import { DomainError } from "@mailroom/contracts/domain-error";

/** `reason` is a clause for people. The text itself is not repeated: errors are logged, addresses are not. */
export function invalidAddress(reason: string): DomainError {
  return new DomainError("invalid-address", "invalid", `This is not a mail address that can be used: ${reason}.`);
}
