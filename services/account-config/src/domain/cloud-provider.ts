import type { CloudProvider as ShownProvider } from "@mailroom/contracts/api/cloud-provider";
import type { FieldError } from "@mailroom/contracts/domain-error";
import type { SealedSecret } from "@mailroom/contracts/sealed-secret";

/** An application registered with a provider (X10), as it is stored. */
export type CloudProvider = Pick<
  ShownProvider,
  "id" | "version" | "name" | "kind" | "clientId" | "tenant" | "grant" | "issuer"
> & {
  readonly clientSecret: SealedSecret | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

type Settings = Pick<CloudProvider, "kind" | "tenant" | "grant" | "issuer">;

/** What the consent page and the token endpoint are asked for. */
const consentScopes = {
  microsoft365:
    "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access openid email",
  google: "https://mail.google.com/ openid email",
} as const;

/** Of app-only access: everything an administrator of the directory has granted the application. */
export const appOnlyScope = "https://outlook.office365.com/.default";

export function consentScopeOf({ kind }: Settings): string {
  return consentScopes[kind];
}

/** Google gives a refresh token only where it is asked for offline access, and again only after it has asked the person. */
export function consentParametersOf({ kind }: Settings): Readonly<Record<string, string>> {
  return kind === "google" ? { access_type: "offline", prompt: "consent" } : {};
}

/** Whose discovery document tells all addresses (OpenID Connect Discovery §4). */
export function issuerOf({ kind, tenant, issuer }: Settings): string {
  if (issuer !== null) return issuer;
  if (kind === "google") return "https://accounts.google.com";
  return `https://login.microsoftonline.com/${tenant ?? "organizations"}/v2.0`;
}

/** Fields that contradict each other. */
export function faultsOfProvider(settings: Settings, hasSecret: boolean): FieldError[] {
  const faults: FieldError[] = [];
  const { kind, tenant, grant, issuer } = settings;
  if (kind === "google" && tenant !== null) faults.push({ pointer: "/tenant", detail: "Only Microsoft has tenants." });
  if (issuer !== null && !isIssuer(issuer)) {
    faults.push({ pointer: "/issuer", detail: "Must be an address with https://, without user, query or fragment." });
  }
  if (grant === "client_credentials") {
    if (kind !== "microsoft365") faults.push({ pointer: "/grant", detail: "App-only access is Microsoft's." });
    if (tenant === null) faults.push({ pointer: "/tenant", detail: "Needed for app-only access." });
    if (!hasSecret) faults.push({ pointer: "/clientSecret", detail: "Needed for app-only access." });
  } else if (kind === "google" && !hasSecret) {
    faults.push({ pointer: "/clientSecret", detail: "Google asks web applications for it." });
  }
  return faults;
}

/** Whether the text has the form of an issuer (OpenID Connect Discovery §3). */
export function isIssuer(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === "https:" && `${url.username}${url.password}${url.search}${url.hash}` === "";
}
