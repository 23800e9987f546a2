import type { Principal } from "@mailroom/contracts/principal";

/** A name for counting what one caller does. */
export function callerOf(principal: Principal): string {
  return principal.kind === "user" ? `user ${principal.userId}` : `key ${principal.apiKeyId}`;
}
