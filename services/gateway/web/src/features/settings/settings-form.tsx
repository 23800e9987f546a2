import { NumberInput, Select, Switch } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { updateSettings } from "../../api/constraints.gen.ts";
import { numberLimits } from "../../components/field-rules.ts";
import { FieldPair, FormSection } from "../../components/form-section.tsx";
import { type MessageKey, t } from "../../messages/format.ts";
import { templateChoiceQuery } from "../templates/template-choice.ts";
import type { SettingsNumber, SettingsValues } from "./settings-values.ts";

export type SettingsFormApi = UseFormReturnType<SettingsValues>;
type FormProps = { readonly form: SettingsFormApi };

export function SettingsForm({ form }: FormProps) {
  return (
    <>
      <FormSection anchor="general" title={t("settings.section.general")}>
        <TransferTemplate form={form} />
        <Amount form={form} name="maxAttachmentMegabytes" text="settings.maxAttachment" unit="settings.mb" />
      </FormSection>
      <FormSection anchor="imap" title={t("settings.section.imap")}>
        <Amount form={form} name="loginMailFrequency" text="settings.loginMailFrequency" unit="settings.s" />
      </FormSection>
      <FormSection anchor="desk" title={t("settings.section.desk")}>
        <FieldPair>
          <Amount form={form} name="logoutAfterLostConnectionMinutes" text="settings.logout" unit="settings.min" />
          <Amount form={form} name="openTabsLimit" text="settings.openTabs" />
          <Select
            label={t("settings.searchOn")}
            description={t("settings.searchOnHelp")}
            data={updateSettings.searchOn.enum.map((value) => ({ value, label: t(`settings.searchOn.${value}`) }))}
            allowDeselect={false}
            {...form.getInputProps("searchOn")}
          />
          <Amount form={form} name="maxSearchDays" text="settings.maxSearchDays" unit="settings.days" />
        </FieldPair>
      </FormSection>
      <FormSection anchor="features" title={t("settings.section.features")}>
        <Switch
          label={t("settings.assistant")}
          description={t("settings.assistantHelp")}
          {...form.getInputProps("assistant", { type: "checkbox" })}
        />
      </FormSection>
    </>
  );
}

function TransferTemplate({ form }: FormProps) {
  const { data: templates } = useQuery(templateChoiceQuery);
  return (
    <Select
      label={t("settings.transferTemplate")}
      description={t("settings.notInForce", { help: t("settings.transferTemplateHelp") })}
      placeholder={t("settings.transferTemplateNone")}
      data={(templates ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("settings.transferTemplateNone") }}
      nothingFoundMessage={t("templates.noMatch")}
      {...form.getInputProps("accountTransferTemplateId")}
    />
  );
}

type AmountText = `settings.${"maxAttachment" | "loginMailFrequency" | "logout" | "openTabs" | "maxSearchDays"}`;
type AmountProps = FormProps & {
  readonly name: SettingsNumber;
  /** Its label; its help is `…Help`. */
  readonly text: AmountText;
  readonly unit?: MessageKey;
};

function Amount({ form, name, text, unit }: AmountProps) {
  return (
    <NumberInput
      label={t(text)}
      description={t(`${text}Help`)}
      maw={308}
      {...numberLimits(updateSettings[name])}
      {...(unit === undefined ? {} : { suffix: t(unit) })}
      {...form.getInputProps(name)}
    />
  );
}
