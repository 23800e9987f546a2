/**
 * Proposes servers for an address. All sources are asked at once, each within its own deadline and all within four
 * seconds; the best one that knows something wins. No password is part of it. A server that may not be reached is left
 * out, whoever named it.
 */
import type { AccountProposal } from "@mailroom/contracts/api/account";
import { DomainError } from "@mailroom/contracts/domain-error";
import { parseAddress } from "@mailroom/mail-address/parse-address";
import { invalidFields } from "../domain/errors.ts";
import {
  type DiscoverySource,
  type Finding,
  type FoundServer,
  type Mailbox,
  nothingFound,
  proposalOf,
} from "../domain/finding.ts";
import { findKnownProvider } from "../domain/known-provider.ts";
import type { Clock } from "./ports.ts";
import type { TakeTest } from "./test-limit.ts";

/** What the network guard says about a server: `missing` also where its name cannot be looked up now. */
export type ServerStanding = "public" | "refused" | "missing";

export type AutodetectPorts = {
  readonly clock: Clock;
  readonly limit: TakeTest;
  /** Best first. */
  readonly sources: readonly DiscoverySource[];
  readonly standingOf: (host: string, port: number) => Promise<ServerStanding>;
};

export type AutodetectInput = {
  readonly emailAddress: string;
  readonly caller: string;
  readonly signal: AbortSignal;
};

const totalMs = 4000;

/** @throws DomainError `invalid-request` for what is no address of the public mail system; `too-many-tests`. */
export async function autodetectAccount(ports: AutodetectPorts, input: AutodetectInput): Promise<AccountProposal> {
  const mailbox = mailboxOf(input.emailAddress);
  const known = findKnownProvider(mailbox);
  if (known !== null) return proposalOf(mailbox, known);
  ports.limit({ caller: input.caller }, ports.clock.now());
  const over = new AbortController();
  const signal = AbortSignal.any([input.signal, over.signal, AbortSignal.timeout(totalMs)]);
  try {
    return proposalOf(mailbox, await bestFinding(ports, mailbox, signal));
  } finally {
    over.abort();
  }
}

function mailboxOf(text: string): Mailbox {
  try {
    const { name, address, localPart, domain } = parseAddress(text.trim());
    if (name !== "") throw new DomainError("invalid-address", "invalid", "Only the address, without a name.");
    return { address, localPart, domain };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw invalidFields([{ pointer: "/emailAddress", detail: error.message }]);
  }
}

async function bestFinding(ports: AutodetectPorts, mailbox: Mailbox, signal: AbortSignal): Promise<Finding> {
  const remarks: string[] = [];
  const answers = ports.sources.map(async (source) => {
    const found = await within(source.deadlineMs, signal, async (own) => source.find(mailbox, own));
    return found === null ? null : within(totalMs, signal, async () => usableOf(ports, found));
  });
  for (const answer of answers) {
    const usable = await answer;
    if (usable === null) continue;
    remarks.push(...usable.remarks);
    const { finding } = usable;
    if (finding.imap !== null || finding.smtp !== null) return { ...finding, hint: joined(finding.hint, remarks) };
  }
  return nothingFound(mailbox, remarks);
}

function joined(hint: string | null, remarks: readonly string[]): string | null {
  const all = [...remarks, ...(hint === null ? [] : [hint])].join(" ");
  return all === "" ? null : all;
}

/** null where the work fails or takes too long: a source that is down must not keep the others from being heard. */
async function within<T>(ms: number, signal: AbortSignal, work: (own: AbortSignal) => Promise<T>): Promise<T | null> {
  const own = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
  const { promise: ended, resolve } = Promise.withResolvers<null>();
  const end = () => {
    resolve(null);
  };
  own.addEventListener("abort", end, { once: true });
  if (own.aborted) end();
  try {
    return await Promise.race([work(own).catch(() => null), ended]);
  } finally {
    own.removeEventListener("abort", end);
  }
}

type Usable = { readonly finding: Finding; readonly remarks: readonly string[] };

/** Servers of our own list need no check: nobody else has named them. */
async function usableOf({ standingOf }: AutodetectPorts, finding: Finding): Promise<Usable> {
  if (finding.source === "mx") return { finding, remarks: [] };
  const remarks: string[] = [];
  const keep = async (which: string, server: FoundServer | null): Promise<FoundServer | null> => {
    const standing = server === null ? "public" : await standingOf(server.host, server.port);
    if (server === null || standing === "public") return server;
    const why = standing === "refused" ? "may not be reached from here" : "does not exist";
    remarks.push(`Left out: the ${which} server that was named (${finding.source}) ${why}.`);
    return null;
  };
  const [imap, smtp] = await Promise.all([keep("IMAP", finding.imap), keep("SMTP", finding.smtp)]);
  return { finding: { ...finding, imap, smtp }, remarks };
}
