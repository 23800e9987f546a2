import { Select, Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { CloudProvider } from "../../api/resources.ts";
import { t } from "../../messages/format.ts";
import { type AccountForm, PasswordFields } from "./account-form.tsx";
import styles from "./account-form.module.css";
import { cloudProviderChoiceQuery, providersFor } from "./cloud-queries.ts";
import { MethodChoice } from "./method-choice.tsx";

/** With a password, or through the provider where one is set up for the service. */
export function LoginFields({ form }: { readonly form: AccountForm }) {
  const authentication = form.useWatchValue("authentication");
  return (
    <>
      <Switch
        label={t("account.authentication")}
        description={t("account.authenticationHelp")}
        key={form.key("authentication")}
        {...form.getInputProps("authentication", { type: "checkbox" })}
      />
      {authentication && <Method form={form} />}
    </>
  );
}

function Method({ form }: { readonly form: AccountForm }) {
  const service = form.useWatchValue("service");
  const method = form.useWatchValue("authenticationMethod");
  const { data } = useQuery(cloudProviderChoiceQuery);
  const providers = providersFor(service, data?.items ?? []);
  useFirstProvider(form, method === "oauth" ? providers.map(({ id }) => id) : []);
  // Custom asks for servers and a password; who signs in through a provider there sets it up on the account's page
  const hasChoice = method === "oauth" || (service !== "custom" && providers.length > 0);
  return (
    <>
      {hasChoice && (
        <MethodChoice
          aria-label={t("account.method")}
          method={method}
          onMethod={(chosen) => {
            form.setFieldValue("authenticationMethod", chosen);
          }}
        />
      )}
      {method === "password" && <PasswordFields form={form} />}
      {method === "oauth" && data !== undefined && <ProviderField form={form} providers={providers} />}
    </>
  );
}

type ProviderFieldProps = { readonly form: AccountForm; readonly providers: readonly CloudProvider[] };

function ProviderField({ form, providers }: ProviderFieldProps) {
  if (providers.length === 0) return <p className={styles["hint"]}>{t("account.noProvider")}</p>;
  return (
    <Select
      label={t("account.provider")}
      description={t("account.providerHelp")}
      data={providers.map(({ id, name }) => ({ value: id, label: name }))}
      allowDeselect={false}
      key={form.key("cloudProviderId")}
      {...form.getInputProps("cloudProviderId")}
    />
  );
}

/** With one provider for the service there is nothing to choose. */
function useFirstProvider(form: AccountForm, ids: readonly string[]): void {
  const [first] = ids;
  const chosen = form.getValues().cloudProviderId;
  const isChosen = chosen !== null && ids.includes(chosen);
  useEffect(() => {
    if (first !== undefined && !isChosen) form.setFieldValue("cloudProviderId", first);
  }, [form, first, isChosen]);
}
