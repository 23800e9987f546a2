/** Inputs that know their field by its path: label, help and limits come from the field's entry and the contract. */
import { NumberInput, PasswordInput, Select, Switch, TagsInput, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { createAccount } from "../../../api/constraints.gen.ts";
import { type BodyRules, numberLimits, textLimits } from "../../../components/field-rules.ts";
import { t } from "../../../messages/format.ts";
import { useAccountEdit } from "./edit-context.ts";
import type { DraftPath, EditField } from "./edit-field.ts";
import { editFields } from "./edit-fields.ts";

const rules: BodyRules = createAccount;

/** Label, help, rule and place of a field, for inputs of one's own. */
export function useEditField(path: DraftPath) {
  const { form } = useAccountEdit();
  const field = editFields.find((each) => each.path === path);
  return {
    label: field === undefined ? path : t(field.label),
    description: helpOf(field),
    rule: rules[path] ?? {},
    form,
  };
}

function helpOf(field: EditField | undefined): string | undefined {
  if (field?.help === undefined) return undefined;
  const help = t(field.help);
  return field.isInForce === false ? t("settings.notInForce", { help }) : help;
}

type FieldProps = { readonly path: DraftPath; readonly description?: ReactNode };

type TextFieldProps = FieldProps & {
  /** Addresses, hosts, header values: exact characters count. */
  readonly isExact?: boolean;
  readonly placeholder?: string;
  readonly disabled?: boolean;
};

export function TextField({ path, isExact = false, description, ...more }: TextFieldProps) {
  const { form, rule, ...words } = useEditField(path);
  return (
    <TextInput
      label={words.label}
      description={description ?? words.description}
      autoComplete="off"
      {...(isExact ? { classNames: { input: "mono" }, spellCheck: false } : { dir: "auto" })}
      {...textLimits(rule)}
      {...more}
      key={form.key(path)}
      {...form.getInputProps(path)}
    />
  );
}

export function LongTextField({ path, description }: FieldProps) {
  const { form, rule, ...words } = useEditField(path);
  return (
    <Textarea
      label={words.label}
      description={description ?? words.description}
      autosize
      minRows={2}
      maxRows={8}
      dir="auto"
      {...textLimits(rule)}
      key={form.key(path)}
      {...form.getInputProps(path)}
    />
  );
}

type NumberFieldProps = FieldProps & {
  /** Unit, after the number. */
  readonly unit?: string;
  readonly onLeave?: () => void;
};

export function NumberField({ path, unit, description, onLeave }: NumberFieldProps) {
  const { form, rule, ...words } = useEditField(path);
  return (
    <div onBlur={onLeave}>
      <NumberInput
        label={words.label}
        description={description ?? words.description}
        hideControls
        styles={{ wrapper: { width: 220, maxWidth: "100%" } }}
        {...numberLimits(rule)}
        {...(unit === undefined ? {} : { rightSection: <span className="muted">{unit}</span>, rightSectionWidth: 56 })}
        key={form.key(path)}
        {...form.getInputProps(path)}
      />
    </div>
  );
}

type SwitchFieldProps = FieldProps & { readonly disabled?: boolean };

export function SwitchField({ path, description, disabled = false }: SwitchFieldProps) {
  const { form, label, description: help } = useEditField(path);
  return (
    <Switch
      label={label}
      description={description ?? help}
      disabled={disabled}
      key={form.key(path)}
      {...form.getInputProps(path, { type: "checkbox" })}
    />
  );
}

type ChoiceFieldProps = FieldProps & {
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly placeholder?: string;
  /** Nothing chosen is a choice. */
  readonly clearable?: boolean;
  readonly searchable?: boolean;
  readonly disabled?: boolean;
};

export function ChoiceField({ path, data, description, clearable = false, ...more }: ChoiceFieldProps) {
  const { form, ...words } = useEditField(path);
  return (
    <Select
      label={words.label}
      description={description ?? words.description}
      data={[...data]}
      clearable={clearable}
      allowDeselect={clearable}
      {...more}
      key={form.key(path)}
      {...form.getInputProps(path)}
    />
  );
}

/** Addresses one after another; pasted lists are taken apart. */
export function AddressesField({ path, description }: FieldProps) {
  const { form, rule, ...words } = useEditField(path);
  return (
    <TagsInput
      label={words.label}
      description={description ?? words.description}
      splitChars={[",", ";", " "]}
      acceptValueOnBlur
      maxTags={rule.maxItems ?? Infinity}
      classNames={{ input: "mono" }}
      spellCheck={false}
      key={form.key(path)}
      {...form.getInputProps(path)}
      error={errorOfList(form.errors, path)}
    />
  );
}

/** The server may name one entry: `fixedCc.1`. */
function errorOfList(errors: Readonly<Record<string, ReactNode>>, path: string): ReactNode {
  const at = Object.keys(errors).find((each) => each === path || each.startsWith(`${path}.`));
  return at === undefined ? undefined : errors[at];
}

export function SecretField({ path, description }: FieldProps) {
  const { form, rule, ...words } = useEditField(path);
  return (
    <PasswordInput
      label={words.label}
      description={description ?? words.description}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ "aria-label": t("signIn.show") }}
      {...textLimits(rule)}
      key={form.key(path)}
      {...form.getInputProps(path)}
    />
  );
}
