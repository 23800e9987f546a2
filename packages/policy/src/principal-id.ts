import type { Principal } from "@mailroom/contracts/principal";

/** Names a principal of either kind, e.g. as the owner of an idempotency key: `user:<id>` or `api-key:<id>`. */
export function principalIdOf(principal: Principal): string {
  return principal.kind === "user" ? `user:${principal.userId}` : `api-key:${principal.apiKeyId}`;
}
