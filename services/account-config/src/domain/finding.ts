import type { AccountProposal } from "@mailroom/contracts/api/account";
import { accountServices } from "@mailroom/contracts/api/account";
import { presetOf } from "./service-preset.ts";

/** Whose settings are looked for; `domain` in A-labels. */
export type Mailbox = { readonly address: string; readonly localPart: string; readonly domain: string };

/** `username` is complete: nothing in it is to be replaced any more. */
export type FoundServer = {
  readonly host: string;
  readonly port: number;
  readonly tlsMode: "implicit" | "starttls";
  readonly username: string;
};

/** What one source knows about a mailbox's servers. Servers without TLS are never among them. */
export type Finding = Pick<
  AccountProposal,
  "source" | "sourceDetail" | "service" | "authenticationMethod" | "hint" | "helpUrl"
> & { readonly imap: FoundServer | null; readonly smtp: FoundServer | null };

export type FindServers = (mailbox: Mailbox, signal: AbortSignal) => Promise<Finding | null>;

/** A place to look, with its own deadline in milliseconds. `find` may reject: then the place knows nothing. */
export type DiscoverySource = { readonly deadlineMs: number; readonly find: FindServers };

export function proposalOf({ address }: Mailbox, { imap, smtp, ...finding }: Finding): AccountProposal {
  const shown = (server: FoundServer | null) => (server === null ? null : { ...server, ssl: true });
  return { emailAddress: address, ...finding, imap: shown(imap), smtp: shown(smtp) };
}

/** The service whose servers these are, so that the form shows its name instead of Custom. */
export function serviceOfServers(imapHost: string | undefined, smtpHost: string | undefined): Finding["service"] {
  const fits = (service: Finding["service"]) => {
    const preset = presetOf(service);
    return preset !== null && preset.imap.host === imapHost && preset.smtp.host === smtpHost;
  };
  return accountServices.find(fits) ?? "custom";
}

/** Nothing is known; the form stays empty and says what to do. */
export function nothingFound({ domain }: Mailbox, remarks: readonly string[]): Finding {
  return {
    source: "guess",
    sourceDetail: `Nothing was found for ${domain}.`,
    service: "custom",
    authenticationMethod: "password",
    imap: null,
    smtp: null,
    hint: [...remarks, "Ask whoever runs the mailbox for the names of its IMAP and SMTP servers."].join(" "),
    helpUrl: null,
  };
}
