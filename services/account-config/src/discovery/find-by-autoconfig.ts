import type { GuardedFetch } from "@mailroom/network-guard/guarded-fetch";
import { type Finding, type FindServers, type FoundServer, type Mailbox, serviceOfServers } from "../domain/finding.ts";
import { type AutoconfigDocument, type AutoconfigServer, readAutoconfig } from "./autoconfig-document.ts";
import { fetchDocument } from "./fetch-document.ts";

/**
 * What the domain itself publishes. It is told the address, as the format has it: users of one domain may have different
 * servers, and the mailbox is the domain's own anyway.
 */
export function makeFindByAutoconfig(fetch: GuardedFetch): FindServers {
  return async (mailbox, signal) => {
    const query = `emailaddress=${encodeURIComponent(mailbox.address)}`;
    const places = [
      `https://autoconfig.${mailbox.domain}/mail/config-v1.1.xml?${query}`,
      `https://${mailbox.domain}/.well-known/autoconfig/mail/config-v1.1.xml?${query}`,
    ];
    const asked = places.map(async (place) => findAt(fetch, place, { mailbox, signal }));
    for (const answer of asked) answer.catch(() => undefined);
    for (const answer of asked) {
      const found = await answer.catch(() => null);
      if (found === null) continue;
      const sourceDetail = `Published by ${mailbox.domain} itself (autoconfig).`;
      return { ...found.finding, source: "autoconfig", sourceDetail };
    }
    return null;
  };
}

/** Thunderbird's database of providers, or another with the same form. It is told the domain and nothing else. */
export function makeFindByIspdb(fetch: GuardedFetch, baseUrl: string): FindServers {
  return async (mailbox, signal) => {
    const place = `${baseUrl.replace(/\/$/, "")}/${mailbox.domain}`;
    const found = await findAt(fetch, place, { mailbox, signal });
    if (found === null) return null;
    const sourceDetail = `Listed in the database of providers (ISPDB) as ${found.name ?? mailbox.domain}.`;
    return { ...found.finding, source: "ispdb", sourceDetail };
  };
}

type OpenFinding = Omit<Finding, "source" | "sourceDetail">;
type Found = { readonly name: string | null; readonly finding: OpenFinding };

async function findAt(
  fetch: GuardedFetch,
  place: string,
  { mailbox, signal }: { readonly mailbox: Mailbox; readonly signal: AbortSignal },
): Promise<Found | null> {
  const xml = await fetchDocument(fetch, place, signal);
  const document = xml === null ? null : readAutoconfig(xml);
  return document === null ? null : { name: document.name, finding: findingOf(document, mailbox) };
}

function findingOf(document: AutoconfigDocument, mailbox: Mailbox): OpenFinding {
  const [imap] = document.imap;
  const [smtp] = document.smtp;
  const service = serviceOfServers(imap?.host, smtp?.host);
  const isMicrosoft = service === "hotmail" || service === "outlook365";
  return {
    ...{ service, hint: null, helpUrl: document.helpUrl },
    authenticationMethod: isMicrosoft || wantsToken(imap ?? smtp) ? "oauth" : "password",
    imap: imap === undefined ? null : fillIn(imap, mailbox),
    smtp: smtp === undefined ? null : fillIn(smtp, mailbox),
  };
}

function wantsToken(server: AutoconfigServer | undefined): boolean {
  const methods = server?.authentication ?? [];
  return methods.includes("oauth2") && !methods.some((method) => method.startsWith("password"));
}

function fillIn({ host, port, tlsMode, username }: AutoconfigServer, mailbox: Mailbox): FoundServer {
  const replaced = (text: string) =>
    text
      .replaceAll("%EMAILADDRESS%", () => mailbox.address)
      .replaceAll("%EMAILLOCALPART%", () => mailbox.localPart)
      .replaceAll("%EMAILDOMAIN%", () => mailbox.domain);
  const user = replaced(username);
  const isUsable = user.length <= 320 && !/%[A-Z]+%/.test(user);
  return { host: replaced(host).toLowerCase(), port, tlsMode, username: isUsable ? user : mailbox.address };
}
