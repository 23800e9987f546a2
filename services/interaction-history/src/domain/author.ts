import type { Principal } from "@mailroom/contracts/principal";

/** Who wrote a message of ours: an agent, or another system by its API key, which is nobody's. */
type Author =
  { readonly author: "agent"; readonly agentId: string } | { readonly author: "api"; readonly agentId: null };

export function authorOf(principal: Principal): Author {
  return principal.kind === "user" ? { author: "agent", agentId: principal.userId } : { author: "api", agentId: null };
}
