/** What a detected provider changes in the form. Pure. */
import type { AccountProposal } from "../../api/resources.ts";
import type { AccountValues, Security } from "./account-values.ts";

/** A field and the value that is proposed for it. */
export type ProposedValue = readonly [path: ProposedPath, value: string | number];
export type ProposedPath =
  "service" | "username" | "authenticationMethod" | `${"imap" | "smtp"}.${"host" | "port" | "security"}`;

export const proposedPaths: readonly ProposedPath[] = [
  "service",
  "username",
  "authenticationMethod",
  "imap.host",
  "imap.port",
  "imap.security",
  "smtp.host",
  "smtp.port",
  "smtp.security",
];

export function proposedValues({ service, authenticationMethod, imap, smtp }: AccountProposal): ProposedValue[] {
  return [
    ["service", service],
    ["authenticationMethod", authenticationMethod],
    ...(imap === null ? [] : [["username", imap.username] as const]),
    ...serverValues("imap", imap),
    ...serverValues("smtp", smtp),
  ];
}

function serverValues(which: "imap" | "smtp", server: AccountProposal["imap"]): ProposedValue[] {
  if (server === null) return [];
  const security: Security = server.ssl ? server.tlsMode : "none";
  return [
    [`${which}.host`, server.host],
    [`${which}.port`, server.port],
    [`${which}.security`, security],
  ];
}

export function valueOf(values: AccountValues, path: ProposedPath): string | number {
  switch (path) {
    case "service":
    case "username":
    case "authenticationMethod":
      return values[path];
    case "imap.host":
    case "imap.port":
    case "imap.security":
      return serverValue(values.imap, path);
    case "smtp.host":
    case "smtp.port":
    case "smtp.security":
      return serverValue(values.smtp, path);
  }
}

function serverValue(server: AccountValues["imap"], path: string): string | number {
  if (path.endsWith("host")) return server.host;
  return path.endsWith("port") ? server.port : server.security;
}
