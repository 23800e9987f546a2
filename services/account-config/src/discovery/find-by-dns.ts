import { type FindServers, type FoundServer, type Mailbox, serviceOfServers } from "../domain/finding.ts";
import { findProviderOfExchangers } from "../domain/known-provider.ts";
import type { NameServer } from "./name-server.ts";

/** Who receives the domain's mail usually hosts its mailboxes. */
export function makeFindByExchanger(names: NameServer): FindServers {
  return async (mailbox) => findProviderOfExchangers(mailbox, await names.mailExchangers(mailbox.domain));
}

/** RFC 6186, and RFC 8314 §5.1 for submission: what begins with TLS goes before what upgrades. */
export function makeFindBySrv(names: NameServer): FindServers {
  return async (mailbox) => {
    const ask = async (service: string, tlsMode: FoundServer["tlsMode"]): Promise<FoundServer | null> => {
      const [record] = await names.services(`${service}._tcp.${mailbox.domain}`);
      return record === undefined ? null : server(record.host, record.port, { tlsMode, mailbox });
    };
    const [imaps, imap, submissions, submission] = await Promise.all([
      ask("_imaps", "implicit"),
      ask("_imap", "starttls"),
      ask("_submissions", "implicit"),
      ask("_submission", "starttls"),
    ]);
    const found = { imap: imaps ?? imap, smtp: submissions ?? submission };
    if (found.imap === null && found.smtp === null) return null;
    const service = serviceOfServers(found.imap?.host, found.smtp?.host);
    return {
      ...{ ...found, source: "srv", service, hint: null, helpUrl: null },
      authenticationMethod: service === "hotmail" || service === "outlook365" ? "oauth" : "password",
      sourceDetail: `Named by the SRV records of ${mailbox.domain}.`,
    };
  };
}

/** The usual names, where they exist. */
export function makeGuess(names: NameServer): FindServers {
  return async (mailbox) => {
    const exists = async (label: string): Promise<string | null> => {
      const host = `${label}.${mailbox.domain}`;
      const addresses = await names.addresses(host).catch(() => []);
      return addresses.length > 0 ? host : null;
    };
    const [imap, smtp, mail] = await Promise.all([exists("imap"), exists("smtp"), exists("mail")]);
    const imapHost = imap ?? mail;
    const smtpHost = smtp ?? mail;
    if (imapHost === null && smtpHost === null) return null;
    return {
      ...{ source: "guess", service: "custom", authenticationMethod: "password", helpUrl: null },
      imap: imapHost === null ? null : server(imapHost, 993, { tlsMode: "implicit", mailbox }),
      smtp: smtpHost === null ? null : server(smtpHost, 465, { tlsMode: "implicit", mailbox }),
      sourceDetail: `A guess: nobody describes ${mailbox.domain}, but servers with the usual names exist.`,
      hint: "Verify both servers before you save.",
    };
  };
}

type ServerOf = { readonly tlsMode: FoundServer["tlsMode"]; readonly mailbox: Mailbox };

function server(host: string, port: number, { tlsMode, mailbox }: ServerOf): FoundServer {
  return { host: host.toLowerCase().replace(/\.$/, ""), port, tlsMode, username: mailbox.address };
}
