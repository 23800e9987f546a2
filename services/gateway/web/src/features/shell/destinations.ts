import type { User } from "../../api/resources.ts";
import type { MessageKey } from "../../messages/format.ts";

export type Destination = {
  readonly path: string;
  readonly label: MessageKey;
  readonly icon:
    | ("account" | "interaction" | "delivery" | "queue" | "agent" | "realtime" | "user" | "api-key" | "audit")
    | (
        "disposition" | "canned-answer" | "list" | "interval" | "template" | "assistant" | "cloud-provider" | "settings"
      );
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
  { path: "/realtime", label: "nav.realtime", icon: "realtime", group: "nav.routing", keys: "g r", adminOnly: true },
  ...library(),
  { path: "/users", label: "nav.users", icon: "user", group: "nav.system", keys: "g p", adminOnly: true },
  { path: "/api-keys", label: "nav.apiKeys", icon: "api-key", group: "nav.system", keys: "g k", adminOnly: true },
  {
    path: "/cloud-providers",
    label: "nav.cloudProviders",
    icon: "cloud-provider",
    group: "nav.system",
    keys: null,
    adminOnly: true,
  },
  { path: "/audit", label: "nav.audit", icon: "audit", group: "nav.system", keys: "g u", adminOnly: true },
  { path: "/settings", label: "nav.settings", icon: "settings", group: "nav.system", keys: "g ,", adminOnly: true },
];

/** What administrators prepare for the agents' work. */
function library(): Destination[] {
  const entries = [
    { path: "/dispositions", label: "nav.dispositions", icon: "disposition", keys: "g o" },
    { path: "/canned-answers", label: "nav.cannedAnswers", icon: "canned-answer", keys: "g c" },
    { path: "/lists", label: "nav.lists", icon: "list", keys: "g l" },
    { path: "/intervals", label: "nav.intervals", icon: "interval", keys: "g v" },
    { path: "/templates", label: "nav.templates", icon: "template", keys: "g m" },
    { path: "/assistants", label: "nav.assistants", icon: "assistant", keys: null },
  ] as const;
  return entries.map((entry) => ({ ...entry, group: "nav.library", adminOnly: true }));
}

export function destinationsFor(role: User["role"]): readonly Destination[] {
  return destinations.filter(({ adminOnly }) => !adminOnly || role === "admin");
}

/** The page of administrators that stands at this address, where it is one and the person is none. */
export function forbiddenAt(pathname: string, role: User["role"]): Destination | null {
  if (role === "admin") return null;
  const found = destinations.find(({ path, adminOnly }) => adminOnly && `${pathname}/`.startsWith(`${path}/`));
  return found ?? null;
}

/** Administrators look after accounts, agents work. */
export function homeOf(role: User["role"]): string {
  return role === "admin" ? "/accounts" : "/desk";
}
