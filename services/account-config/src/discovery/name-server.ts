import { type LookupAddress, promises as dns } from "node:dns";
import { isIP } from "node:net";

export type ServiceRecord = { readonly host: string; readonly port: number; readonly priority: number };

/** DNS beyond addresses. What does not exist is an empty list; a server that does not answer rejects. */
export type NameServer = {
  /** The preferred first. */
  mailExchangers(domain: string): Promise<string[]>;
  /** RFC 2782, the preferred first; a service that is declared as not offered is left out. */
  services(name: string): Promise<ServiceRecord[]>;
  /** As the network guard wants it: rejects with ENOTFOUND where there is none. */
  addresses(name: string): Promise<LookupAddress[]>;
};

const absent = new Set(["ENOTFOUND", "ENODATA"]);

/** Asks these servers (`address` or `address:port`), or the system's where there are none. */
export function makeNameServer(servers: readonly string[]): NameServer {
  const resolver = new dns.Resolver({ timeout: 1500, tries: 2 });
  if (servers.length > 0) resolver.setServers(servers);
  return {
    async mailExchangers(domain) {
      const found = await orNone(resolver.resolveMx(domain));
      return found.toSorted((a, b) => a.priority - b.priority).map(({ exchange }) => exchange.toLowerCase());
    },
    async services(name) {
      const found = await orNone(resolver.resolveSrv(name));
      const offered = found.filter((record) => record.name !== "" && record.name !== ".");
      const ordered = offered.toSorted((a, b) => a.priority - b.priority || b.weight - a.weight);
      return ordered.map((record) => ({ host: record.name, port: record.port, priority: record.priority }));
    },
    async addresses(name) {
      const [four, six] = await Promise.all([orNone(resolver.resolve4(name)), orNone(resolver.resolve6(name))]);
      const found = [...four, ...six].map((address) => ({ address, family: isIP(address) }));
      if (found.length === 0) throw Object.assign(new Error(`no address for ${name}`), { code: "ENOTFOUND" });
      return found;
    },
  };
}

async function orNone<T>(answer: Promise<T[]>): Promise<T[]> {
  try {
    return await answer;
  } catch (error) {
    if (typeof error === "object" && error !== null && absent.has(String(Reflect.get(error, "code")))) return [];
    throw error;
  }
}
