import type { Finding, FoundServer, Mailbox } from "./finding.ts";
import { knownProviders, type KnownProvider, type ProviderServer } from "./known-provider-list.ts";

/** By the domain of the address. */
export function findKnownProvider(mailbox: Mailbox): Finding | null {
  const provider = knownProviders.find(({ domains }) => domains.some((domain) => isWithin(mailbox.domain, domain)));
  if (provider === undefined) return null;
  const sourceDetail = `${provider.name} is known to Mailroom.`;
  return { ...findingOf(provider, mailbox), source: "known-provider", sourceDetail };
}

/** By who receives the domain's mail: Google Workspace, Microsoft 365 and hosters. `exchangers`: the preferred first. */
export function findProviderOfExchangers(mailbox: Mailbox, exchangers: readonly string[]): Finding | null {
  const [first] = exchangers;
  if (first === undefined) return null;
  const host = first.toLowerCase().replace(/\.$/, "");
  const provider = knownProviders.find(({ exchangers: own }) => own.some((suffix) => isWithin(host, suffix)));
  if (provider === undefined) return null;
  const sourceDetail = `Mail for ${mailbox.domain} goes to ${host}, which belongs to ${provider.hostingName ?? provider.name}.`;
  return {
    ...findingOf(provider, mailbox),
    service: provider.hostedService ?? provider.service,
    source: "mx",
    sourceDetail,
  };
}

/** `*.example.com` takes every name below it, `example.com` only itself. */
function isWithin(name: string, pattern: string): boolean {
  if (pattern.startsWith("*.")) return name.endsWith(pattern.slice(1));
  return name === pattern;
}

function findingOf(provider: KnownProvider, mailbox: Mailbox): Omit<Finding, "source" | "sourceDetail"> {
  const { service, authenticationMethod, hint, helpUrl } = provider;
  return {
    ...{ service, authenticationMethod, hint, helpUrl },
    imap: serverOf(provider.imap, mailbox),
    smtp: serverOf(provider.smtp, mailbox),
  };
}

function serverOf(server: ProviderServer | null, { address }: Mailbox): FoundServer | null {
  if (server === null) return null;
  const [host, port] = server;
  return { host, port, tlsMode: port === 587 ? "starttls" : "implicit", username: address };
}
