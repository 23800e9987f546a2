/**
 * URLs that a person typed and that a service will call: https to a public host, or anything the administrators of the
 * installation have allowed. The text between // and / has to be a host in its one usual form: the URL parser alone
 * would make addresses of `127.1`, full-width digits and hexadecimal numbers.
 */
import { DomainError } from "@mailroom/contracts/domain-error";
import { canonicalAddress } from "@mailroom/network-guard/address-rule";
import { parseAllowList } from "@mailroom/network-guard/allow-list";
import { internalName, notAHost } from "@mailroom/network-guard/destination-error";
import { isInternalName } from "@mailroom/network-guard/internal-name";
import { makeNetworkGuard } from "@mailroom/network-guard/network-guard";
import { parseHost } from "@mailroom/network-guard/parse-host";
import type { Resolve } from "@mailroom/network-guard/resolve-name";
import type { CheckWebAddress } from "../operations/library-ports.ts";

type WebAddress = { readonly isSecure: boolean; readonly host: string; readonly port: number };

/** A name that cannot be resolved now passes over https: every call checks again. */
export function makeWebAddressCheck(
  allow: readonly string[],
  resolver: { readonly resolve?: Resolve } = {},
): CheckWebAddress {
  const guard = makeNetworkGuard({ allow, deniedPorts: [], ...resolver });
  const allowed = parseAllowList(allow);
  return async (url) => {
    const { isSecure, host, port } = parseWebAddress(url);
    const name = host.toLowerCase().replace(/\.$/, "");
    if (allowed.hasName(name)) return;
    const addresses = await guard.check(host, port).catch((error: unknown) => {
      if (!isUnknown(error)) throw error;
      if (isInternalName(name)) throw internalName(host);
      return [];
    });
    if (isSecure) return;
    const areAllowed = addresses.length > 0 && addresses.every((each) => allowed.hasAddress(canonicalAddress(each)));
    if (!areAllowed) throw refused("Over http only destinations that an administrator has allowed: use https.");
  };
}

function parseWebAddress(text: string): WebAddress {
  const url = URL.parse(text);
  const [, scheme = "", authority = ""] = /^(https?):\/\/([^/?#\\\s]*)(?:[/?#]\S*)?$/i.exec(text) ?? [];
  if (url === null || scheme === "") throw refused("Write the whole address, such as https://api.example.com/v1.");
  if (authority.includes("@")) throw refused("Write no user name or password in the address.");
  const typedHost = authority.replace(/:\d*$/, "");
  if (parseHost(typedHost) === null) throw notAHost(typedHost);
  const isSecure = url.protocol === "https:";
  const host = typedHost.replace(/^\[|\]$/g, "");
  return { isSecure, host, port: url.port === "" ? (isSecure ? 443 : 80) : Number(url.port) };
}

function isUnknown(error: unknown): boolean {
  return error instanceof DomainError && ["host-not-found", "host-lookup-failed"].includes(error.code);
}

function refused(message: string): DomainError {
  return new DomainError("destination-refused", "forbidden", message);
}
