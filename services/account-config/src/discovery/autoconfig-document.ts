/**
 * The client configuration that Thunderbird, its ISPDB and many domains publish (autoconfig, `clientConfig` 1.1). It is
 * XML of strangers: no document type, no entities, no deep nesting; what does not fit is as good as absent.
 */
import { XMLParser } from "fast-xml-parser";

export type AutoconfigServer = {
  readonly host: string;
  readonly port: number;
  readonly tlsMode: "implicit" | "starttls";
  /** With its placeholders. */
  readonly username: string;
  /** As the document names them, lower case. */
  readonly authentication: readonly string[];
};

export type AutoconfigDocument = {
  readonly name: string | null;
  /** Only over TLS, in the document's order; the ones that begin with TLS first (RFC 8314). */
  readonly imap: readonly AutoconfigServer[];
  readonly smtp: readonly AutoconfigServer[];
  readonly helpUrl: string | null;
};

const listed = new Set(["incomingServer", "outgoingServer", "authentication", "documentation", "emailProvider"]);
const maxServers = 20;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  maxNestedTags: 20,
  isArray: (name) => listed.has(name),
});

/** null: no such document. */
export function readAutoconfig(xml: string): AutoconfigDocument | null {
  if (/<!(doctype|entity)/i.test(xml)) return null;
  let root: unknown;
  try {
    root = parser.parse(xml);
  } catch {
    return null;
  }
  const [provider] = children(child(root, "clientConfig"), "emailProvider");
  if (provider === undefined) return null;
  const document = {
    name: text(child(provider, "displayName")),
    imap: serversOf(provider, "incomingServer", "imap"),
    smtp: serversOf(provider, "outgoingServer", "smtp"),
    helpUrl:
      children(provider, "documentation")
        .map((one) => webAddress(text(child(one, "@url"))))
        .find(isText) ?? null,
  };
  return document.imap.length + document.smtp.length === 0 ? null : document;
}

function serversOf(provider: unknown, element: string, type: string): AutoconfigServer[] {
  const servers = children(provider, element)
    .slice(0, maxServers)
    .filter((server) => text(child(server, "@type"))?.toLowerCase() === type)
    .map(serverOf)
    .filter((server) => server !== null);
  return servers.toSorted((a, b) => Number(a.tlsMode === "starttls") - Number(b.tlsMode === "starttls"));
}

function serverOf(server: unknown): AutoconfigServer | null {
  const host = text(child(server, "hostname"));
  const port = Number(text(child(server, "port")));
  const tlsMode = tlsModes.get(text(child(server, "socketType"))?.toLowerCase() ?? "");
  if (host === null || tlsMode === undefined || !Number.isInteger(port) || port < 1 || port > 65_535) return null;
  const authentication = children(server, "authentication").map(text).filter(isText);
  return {
    ...{ host, port, tlsMode },
    username: text(child(server, "username")) ?? "%EMAILADDRESS%",
    authentication: authentication.map((method) => method.toLowerCase()),
  };
}

const tlsModes = new Map<string, AutoconfigServer["tlsMode"]>([
  ["ssl", "implicit"],
  ["tls", "implicit"],
  ["starttls", "starttls"],
]);

function webAddress(address: string | null): string | null {
  const url = address === null || address.length > 500 ? null : URL.parse(address);
  return url?.protocol === "https:" ? url.href : null;
}

function child(parent: unknown, name: string): unknown {
  return typeof parent === "object" && parent !== null && Object.hasOwn(parent, name)
    ? Reflect.get(parent, name)
    : undefined;
}

function children(parent: unknown, name: string): unknown[] {
  const value = child(parent, name);
  return Array.isArray(value) ? value : [];
}

/** Of an element with or without attributes; at most a line's length, without control characters. */
function text(element: unknown): string | null {
  const value = typeof element === "object" && element !== null ? child(element, "#text") : element;
  if (typeof value !== "string" || value === "" || value.length > 320 || /\p{Cc}/u.test(value)) return null;
  return value;
}

function isText(value: string | null): value is string {
  return value !== null;
}
