import { promises as dns, type LookupAddress } from "node:dns";
import { DomainError } from "@mailroom/contracts/domain-error";
import { hostNotFound, lookupFailed } from "./destination-error.ts";

/** How a name becomes addresses; rejects with an error that has a `code` as node:dns gives it. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

/** At least one. */
export type Addresses = readonly [LookupAddress, ...LookupAddress[]];

/** The system's resolver, so that /etc/hosts and search lists count as they do for every program there. */
export const resolveWithSystem: Resolve = (hostname) => dns.lookup(hostname, { all: true, order: "verbatim" });

// The name does not exist, or has no address: it will be so again in a minute.
const permanentCodes = new Set(["ENOTFOUND", "ENODATA", "EAI_NONAME", "EAI_NODATA"]);

/**
 * The addresses of a name, in the resolver's order.
 * @throws DomainError `host-not-found`, `host-lookup-failed`.
 */
export async function resolveName(resolve: Resolve, name: string, deadlineMs: number): Promise<Addresses> {
  const { promise: deadline, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Error(`no answer within ${deadlineMs} ms`));
  }, deadlineMs);
  try {
    const [first, ...others] = await Promise.race([resolve(name), deadline]);
    if (first === undefined) throw hostNotFound(name);
    return [first, ...others];
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw permanentCodes.has(codeOf(error)) ? hostNotFound(name, error) : lookupFailed(name, error);
  } finally {
    clearTimeout(timer);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
