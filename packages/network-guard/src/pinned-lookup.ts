import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { hostNotFound } from "./destination-error.ts";

/**
 * A lookup as sockets call it, over addresses found elsewhere: hands them on as asked for (one or all, one family or
 * both), and an error as an error. Sockets with `autoSelectFamily` ask for all.
 */
export function makeLookup(find: (hostname: string) => Promise<readonly LookupAddress[]>): LookupFunction {
  return (hostname, options, callback) => {
    find(hostname).then(
      (addresses) => {
        const family = familyOf(options.family);
        const fitting = addresses.filter((address) => family === 0 || address.family === family);
        const [first] = fitting;
        if (first === undefined) callback(hostNotFound(hostname), []);
        else if (options.all === true) callback(null, fitting);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => {
        callback(error instanceof Error ? error : new Error(String(error)), []);
      },
    );
  };
}

/** 0 = any. */
function familyOf(family: number | "IPv4" | "IPv6" | undefined): number {
  if (family === "IPv4") return 4;
  return family === "IPv6" ? 6 : (family ?? 0);
}
