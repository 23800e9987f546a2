/**
 * What templates may name (X11): the one catalogue. Whoever renders fills what it knows; the rest stays empty. It has no
 * login names: an agent appears under the alias that customers are to see.
 */
import type { templateKinds } from "@mailroom/contracts/api/message-template";

export type TemplateKind = (typeof templateKinds)[number];

export type TemplateVariable = {
  /** As it stands between braces. */
  readonly name: string;
  readonly description: string;
  readonly sample: string;
  readonly kinds: readonly TemplateKind[];
};

/** Variable → value. What is left out is empty. */
export type TemplateValues = Readonly<Record<string, string>>;

const everywhere: readonly TemplateKind[] = ["body", "named", "notification"];

function variable(name: string, description: string, sample: string, kinds = everywhere): TemplateVariable {
  return { name, description, sample, kinds };
}

export const templateVariables: readonly TemplateVariable[] = [
  variable("contact.name", "Name of the customer; their address where no name is known", "Jane Doe"),
  variable("contact.firstName", "First word of the customer's name", "Jane"),
  variable("contact.lastName", "The rest of the customer's name", "Doe"),
  variable("contact.address", "Mail address of the customer: the sender of the message", "jane@example.test"),
  variable("list.name", "Name of the list that holds the contact", "Default"),
  variable("account.name", "Name of the account", "Support"),
  variable("account.key", "Key of the account, as on agents' tabs", "SUP"),
  variable("account.fromName", "Name that customers see as the sender", "Acme Support"),
  variable("account.address", "Mail address of the account: the recipient of the message", "support@example.test"),
  variable(
    "agent.name",
    "Alias of the agent, else their name; never the login name. In an automatic reply while nobody has it: the account's sender name",
    "Ada",
  ),
  variable("interaction.id", "Id of the interaction", "0190a0a0-0000-7000-8000-000000000812"),
  variable("interaction.subject", "Subject of the interaction", "Where is my order?"),
  variable("interaction.title", "Title that agents gave the interaction; else empty", "Order 4711"),
  variable("interaction.channel", "Channel that the message came in by", "Email"),
  variable("interaction.startedAt", "Day the interaction began", "2 March 2026"),
  variable("queue.name", "Name of the queue that the interaction waits or waited in", "Support queue"),
  variable("fromAccount", "Account transfer: name of the account before", "Support", ["named"]),
  variable("toAccount", "Account transfer: name of the account now", "Sales", ["named"]),
];

/** Sample values of all variables. */
export function sampleValues(): TemplateValues {
  return Object.fromEntries(templateVariables.map(({ name, sample }) => [name, sample]));
}

/** Names that a kind of template may use. */
export function variablesOf(kind: TemplateKind): ReadonlySet<string> {
  return new Set(templateVariables.filter(({ kinds }) => kinds.includes(kind)).map(({ name }) => name));
}
