import { ActionIcon, CopyButton, Select, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createCloudProvider } from "../../api/constraints.gen.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { CloudProvider } from "../../api/resources.ts";
import type { Stored } from "../../api/use-change.ts";
import { DeleteButton } from "../../components/delete-button.tsx";
import { EditForm, useEditForm } from "../../components/edit-form.tsx";
import { textLimits } from "../../components/field-rules.ts";
import { CopyIcon, DoneIcon } from "../../components/icon.tsx";
import { SecretField } from "../../components/secret-field.tsx";
import { SideSheet } from "../../components/side-sheet.tsx";
import { StoredView } from "../../components/stored-view.tsx";
import { existingOf } from "../../components/use-existing.ts";
import { t } from "../../messages/format.ts";
import { cloudProviderQuery, deleteCloudProvider, useSaveCloudProvider } from "./cloud-provider-queries.ts";
import { bodyOf, type CloudProviderValues, faultsOf, valuesOf } from "./cloud-provider-values.ts";

type SheetProps = {
  /** null: closed; "new": a new one. */
  readonly cloudProviderId: string | null;
  readonly onClose: () => void;
};

export function CloudProviderSheet({ cloudProviderId, onClose }: SheetProps) {
  return (
    <SideSheet
      opened={cloudProviderId !== null}
      title={t(cloudProviderId === "new" ? "cloud.add" : "cloud.edit")}
      onClose={onClose}
    >
      {cloudProviderId === "new" && <CloudProviderForm provider={null} onClose={onClose} />}
      {cloudProviderId !== null && cloudProviderId !== "new" && (
        <StoredProvider key={cloudProviderId} cloudProviderId={cloudProviderId} onClose={onClose} />
      )}
    </SideSheet>
  );
}

type StoredProviderProps = { readonly cloudProviderId: string; readonly onClose: () => void };

function StoredProvider({ cloudProviderId, onClose }: StoredProviderProps) {
  const query = useQuery(cloudProviderQuery(cloudProviderId));
  return (
    <StoredView query={query} failed={t("cloud.oneFailed")}>
      {(provider) => <CloudProviderForm provider={provider} onClose={onClose} />}
    </StoredView>
  );
}

function tell(values: CloudProviderValues) {
  const { name, clientId, clientSecret, tenant, grant, issuer } = values;
  return [
    { name: "name", label: t("cloud.name"), value: name },
    { name: "clientId", label: t("cloud.clientId"), value: clientId },
    // what is stored is never told, so that it cannot collide: a new secret is kept
    { name: "clientSecret", label: t("cloud.secret"), value: clientSecret },
    { name: "tenant", label: t("cloud.tenant"), value: tenant },
    { name: "grant", label: t("cloud.grant"), value: grant, text: t(`cloud.grant.${grant}`) },
    { name: "issuer", label: t("cloud.issuer"), value: issuer },
  ];
}

type FormProps = { readonly provider: Stored<CloudProvider> | null; readonly onClose: () => void };

function CloudProviderForm({ provider, onClose }: FormProps) {
  const client = useQueryClient();
  const save = useSaveCloudProvider();
  const edit = useEditForm({
    initialValues: valuesOf(provider?.data ?? null),
    validate: faultsOf,
    fields: { names: ["name", "kind", "clientId", "clientSecret", "tenant", "grant", "issuer"] },
    existing: existingOf(provider, { read: (id) => client.query(cloudProviderQuery(id)), valuesOf, tell }),
    saved: t("cloud.saved"),
    onClose,
  });
  const { form } = edit;
  const submit = form.onSubmit((values) => {
    const stored = provider === null ? null : { id: provider.data.id, etag: edit.etag };
    save.mutate({ stored, body: bodyOf(values) }, edit.after);
  });
  return (
    <EditForm
      edit={edit}
      save={save}
      submit={t(provider === null ? "cloud.add" : "common.save")}
      onSubmit={submit}
      onClose={onClose}
    >
      <Application form={form} isNew={provider === null} isSecretSet={provider?.data.clientSecretSet ?? false} />
      {form.values.kind === "microsoft365" && <MicrosoftFields form={form} />}
      <TextInput
        label={t("cloud.issuer")}
        description={t("cloud.issuerHelp")}
        classNames={{ input: "mono" }}
        {...textLimits(createCloudProvider.issuer)}
        {...form.getInputProps("issuer")}
      />
      {provider === null ? (
        <p className="muted">{t("cloud.redirectLater")}</p>
      ) : (
        <>
          <RedirectUri uri={provider.data.redirectUri} />
          <p className="muted">{t("cloud.usedBy", { count: provider.data.accountCount })}</p>
          <DeleteButton
            label={t("cloud.delete")}
            name={provider.data.name}
            confirm={t("cloud.deleteConfirm")}
            remove={() => deleteCloudProvider(provider.data.id)}
            onDeleted={() => {
              void client.invalidateQueries({ queryKey: queryKeys.cloudProviders });
              edit.setDirty(false);
              setTimeout(onClose, 0);
            }}
          >
            <p>{t("cloud.deleteText")}</p>
          </DeleteButton>
        </>
      )}
    </EditForm>
  );
}

type FieldsProps = { readonly form: UseFormReturnType<CloudProviderValues> };
type ApplicationProps = FieldsProps & { readonly isNew: boolean; readonly isSecretSet: boolean };

function Application({ form, isNew, isSecretSet }: ApplicationProps) {
  const secretError = form.errors["clientSecret"];
  return (
    <>
      <TextInput
        label={t("cloud.name")}
        description={t("cloud.nameHelp")}
        {...textLimits(createCloudProvider.name)}
        data-autofocus
        dir="auto"
        {...form.getInputProps("name")}
      />
      <Select
        label={t("cloud.kind")}
        description={t("cloud.kindHelp")}
        data={createCloudProvider.kind.enum.map((value) => ({ value, label: t(`cloud.kind.${value}`) }))}
        allowDeselect={false}
        disabled={!isNew}
        {...form.getInputProps("kind")}
      />
      <TextInput
        label={t("cloud.clientId")}
        description={t("cloud.clientIdHelp")}
        autoComplete="off"
        classNames={{ input: "mono" }}
        {...textLimits(createCloudProvider.clientId)}
        {...form.getInputProps("clientId")}
      />
      <SecretField
        label={t("cloud.secret")}
        help={t("cloud.secretHelp")}
        isSet={isSecretSet}
        value={form.values.clientSecret}
        error={typeof secretError === "string" ? secretError : undefined}
        onChange={(clientSecret) => {
          form.setFieldValue("clientSecret", clientSecret);
        }}
      />
    </>
  );
}

function MicrosoftFields({ form }: FieldsProps) {
  return (
    <>
      <TextInput
        label={t("cloud.tenant")}
        description={t("cloud.tenantHelp")}
        classNames={{ input: "mono" }}
        {...textLimits(createCloudProvider.tenant)}
        {...form.getInputProps("tenant")}
      />
      <Select
        label={t("cloud.grant")}
        description={t("cloud.grantHelp")}
        data={createCloudProvider.grant.enum.map((value) => ({ value, label: t(`cloud.grant.${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps("grant")}
      />
    </>
  );
}

function RedirectUri({ uri }: { readonly uri: string }) {
  return (
    <TextInput
      label={t("cloud.redirect")}
      description={t("cloud.redirectHelp")}
      classNames={{ input: "mono" }}
      readOnly
      value={uri}
      onFocus={({ currentTarget }) => {
        currentTarget.select();
      }}
      rightSection={
        <CopyButton value={uri} timeout={3_000}>
          {({ copied, copy }) => (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t(copied ? "cloud.copied" : "cloud.copy")}
              onClick={copy}
            >
              {copied ? <DoneIcon size={16} stroke={1.5} /> : <CopyIcon size={16} stroke={1.5} />}
            </ActionIcon>
          )}
        </CopyButton>
      }
    />
  );
}
