import type { Principal, PrincipalReference } from "@mailroom/contracts/principal";

/** Whose change it is, as it is stored and shown: without what they may do. */
export function principalReference(principal: Principal): PrincipalReference {
  return principal.kind === "user"
    ? { kind: "user", id: principal.userId }
    : { kind: "api-key", id: principal.apiKeyId };
}
