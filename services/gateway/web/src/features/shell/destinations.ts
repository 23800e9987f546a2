import type { User } from "../../api/resources.ts";
import type { MessageKey } from "../../messages/format.ts";

export type Destination = {
  readonly path: string;
  readonly label: MessageKey;
  readonly icon: "account" | "interaction" | "delivery" | "queue" | "agent" | "user" | "api-key";
  readonly group: MessageKey;
  /** null: not worth a key. */
  readonly keys: string | null;
  /** What a person may not see is absent. */
  readonly adminOnly: boolean;
};

const destinations: readonly Destination[] = [
  { path: "/accounts", label: "nav.accounts", icon: "account", group: "nav.mail", keys: "g a", adminOnly: true },
  {
    path: "/interactions",
    label: "nav.interactions",
    icon: "interaction",
    group: "nav.mail",
    keys: "g i",
    adminOnly: false,
  },
  { path: "/deliveries", label: "nav.deliveries", icon: "delivery", group: "nav.mail", keys: "g s", adminOnly: false },
  { path: "/queues", label: "nav.queues", icon: "queue", group: "nav.routing", keys: "g q", adminOnly: true },
  { path: "/agents", label: "nav.agents", icon: "agent", group: "nav.routing", keys: "g e", adminOnly: true },
  { path: "/users", label: "nav.users", icon: "user", group: "nav.system", keys: "g p", adminOnly: true },
  { path: "/api-keys", label: "nav.apiKeys", icon: "api-key", group: "nav.system", keys: "g k", adminOnly: true },
];

export function destinationsFor(role: User["role"]): readonly Destination[] {
  return destinations.filter(({ adminOnly }) => !adminOnly || role === "admin");
}

/** Administrators look after accounts, agents work. */
export function homeOf(role: User["role"]): string {
  return role === "admin" ? "/accounts" : "/desk";
}
