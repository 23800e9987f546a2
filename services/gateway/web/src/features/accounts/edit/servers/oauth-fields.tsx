import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { CloudProvider } from "../../../../api/resources.ts";
import { detailOf } from "../../../../components/problem-view.tsx";
import { StateDot } from "../../../../components/state-dot.tsx";
import { t } from "../../../../messages/format.ts";
import { showDayAndTime } from "../../../../messages/time.ts";
import { cloudProviderChoiceQuery, providersFor, useStartConsent } from "../../cloud-queries.ts";
import { useAccountEdit } from "../edit-context.ts";
import { ChoiceField, TextField } from "../fields.tsx";
import { Note } from "../section-parts.tsx";

/** Through a cloud provider: which, how it stands, and the way to its sign-in (S10, X10). */
export function OauthFields() {
  const { form } = useAccountEdit();
  const service = form.useWatchValue("service");
  const chosen = form.useWatchValue("cloudProviderId");
  const { data } = useQuery(cloudProviderChoiceQuery);
  const providers = providersFor(service, data?.items ?? []);
  const provider = providers.find(({ id }) => id === chosen);
  if (data === undefined) return null;
  if (providers.length === 0) return <Note tone="warn">{t("account.noProvider")}</Note>;
  return (
    <>
      <ChoiceField path="cloudProviderId" data={providers.map(({ id, name }) => ({ value: id, label: name }))} />
      <TextField path="username" isExact description={t("account.oauthUsernameHelp")} />
      {provider !== undefined && <Consent provider={provider} />}
    </>
  );
}

const states = {
  authorized: { shape: "full", tone: "ok" },
  consent_required: { shape: "triangle", tone: "warn" },
  reauth_required: { shape: "triangle", tone: "warn" },
} as const;
const nobodyYet = { status: "consent_required", authorizedAs: null, authorizedAt: null, detail: null } as const;

function Consent({ provider }: { readonly provider: CloudProvider }) {
  if (provider.grant === "client_credentials") return <AppOnly />;
  return (
    <div>
      <ConsentState />
      <SignIn provider={provider} />
    </div>
  );
}

/** Nobody signs in; what the provider says against the application is for whoever set it up. */
function AppOnly() {
  const { status, detail } = useAccountEdit().account.oauth ?? nobodyYet;
  return (
    <>
      <Note>{t("account.appOnly")}</Note>
      {status !== "authorized" && detail !== null && (
        <Note tone="warn">
          {detail} {t("account.appOnlyRefused")}
        </Note>
      )}
    </>
  );
}

function ConsentState() {
  const { oauth } = useAccountEdit().account;
  const { status, authorizedAs, authorizedAt, detail } = oauth ?? nobodyYet;
  return (
    <>
      <div>
        <StateDot {...states[status]} label={t(`account.oauth.${status}`)} />
      </div>
      {authorizedAs !== null && authorizedAt !== null && (
        <Note>{t("account.oauth.as", { address: authorizedAs, at: showDayAndTime(authorizedAt, new Date()) })}</Note>
      )}
      {detail !== null && <Note>{detail}</Note>}
    </>
  );
}

function SignIn({ provider }: { readonly provider: CloudProvider }) {
  const { account, changed } = useAccountEdit();
  const start = useStartConsent();
  return (
    <>
      <Button
        mt={8}
        variant="default"
        loading={start.isPending}
        disabled={changed.size > 0}
        onClick={() => {
          start.mutate(account.id);
        }}
      >
        {t(provider.kind === "google" ? "account.signInGoogle" : "account.signInMicrosoft")}
      </Button>
      {changed.size > 0 && <Note>{t("account.saveFirst")}</Note>}
      {start.error !== null && <Note tone="warn">{detailOf(start.error)}</Note>}
    </>
  );
}
