import { createCloudProvider } from "../../api/constraints.gen.ts";
import type { CloudProvider, CloudProviderCreate } from "../../api/resources.ts";
import { faultsIn } from "../../components/field-rules.ts";

export type CloudProviderValues = {
  name: string;
  kind: CloudProvider["kind"];
  clientId: string;
  /** "": as it is; null: taken away. */
  clientSecret: string | null;
  tenant: string;
  grant: CloudProvider["grant"];
  issuer: string;
};

const blank: CloudProviderValues = {
  name: "",
  kind: "microsoft365",
  clientId: "",
  clientSecret: "",
  tenant: "",
  grant: "authorization_code",
  issuer: "",
};

export function valuesOf(provider: CloudProvider | null): CloudProviderValues {
  if (provider === null) return blank;
  const { name, kind, clientId, grant } = provider;
  return { ...blank, name, kind, clientId, grant, tenant: provider.tenant ?? "", issuer: provider.issuer ?? "" };
}

/** Tenants and app-only access are Microsoft's; what was typed there before Google was chosen is not sent. */
export function bodyOf({
  name,
  kind,
  clientId,
  clientSecret,
  tenant,
  grant,
  issuer,
}: CloudProviderValues): CloudProviderCreate {
  const isMicrosoft = kind === "microsoft365";
  return {
    name: name.trim(),
    kind,
    clientId: clientId.trim(),
    ...(clientSecret === "" ? {} : { clientSecret }),
    tenant: isMicrosoft ? textOrNull(tenant) : null,
    grant: isMicrosoft ? grant : "authorization_code",
    issuer: textOrNull(issuer),
  };
}

export function faultsOf(values: CloudProviderValues) {
  return faultsIn(createCloudProvider, values, { say: { tenant: "cloud.tenantRule" } });
}

function textOrNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}
