/**
 * Values of the variables that layouts and other templates of mail may name (X11; the catalogue is `variables.ts` of
 * packages/templates). Whoever fills them in escapes them.
 */
export type TemplateSubject = {
  readonly interaction: {
    readonly id: string;
    readonly subject: string;
    readonly title: string | null;
    readonly startedAt: Date;
  };
  /** The customer; null where nobody wrote and nobody is written to. */
  readonly contact: { readonly name: string; readonly address: string } | null;
  readonly account: {
    readonly name: string;
    readonly key: string;
    readonly fromName: string;
    readonly emailAddress: string;
  };
  readonly listName: string;
  /** As customers are to see it; empty where no agent writes and none holds the interaction. */
  readonly agentName: string;
  readonly queueName: string;
};

const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

export function templateValues(subject: TemplateSubject): Readonly<Record<string, string>> {
  const { interaction, contact, account } = subject;
  const name = oneLine(contact?.name ?? "");
  const [firstName = "", ...others] = name.split(" ");
  const values = {
    "contact.name": name === "" ? (contact?.address ?? "") : name,
    "contact.firstName": firstName,
    "contact.lastName": others.join(" "),
    "contact.address": contact?.address ?? "",
    "list.name": subject.listName,
    "account.name": account.name,
    "account.key": account.key,
    "account.fromName": account.fromName,
    "account.address": account.emailAddress,
    "agent.name": subject.agentName,
    "interaction.id": interaction.id,
    "interaction.subject": interaction.subject,
    "interaction.title": interaction.title ?? "",
    "interaction.channel": "Email",
    "interaction.startedAt": date.format(interaction.startedAt),
    "queue.name": subject.queueName,
  };
  return Object.fromEntries(Object.entries(values).map(([variable, value]) => [variable, oneLine(value)]));
}

/** Strangers' names must neither end a line nor turn the reading direction of the text around them. */
function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\p{Z}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
}
