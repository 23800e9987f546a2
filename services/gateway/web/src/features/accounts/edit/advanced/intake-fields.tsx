import { Radio, TextInput } from "@mantine/core";
import { t } from "../../../../messages/format.ts";
import { fromLocalInput, toLocalInput } from "../../../../messages/local-input.ts";
import { useAccountEdit } from "../edit-context.ts";
import { ReadElsewhere } from "./read-elsewhere.tsx";
import { NumberField, SwitchField, useEditField } from "../fields.tsx";

const modes = ["all", "since", "none"] as const;

/** Our own: what is taken in, and what joins what. */
export function IntakeFields() {
  const { account, form } = useAccountEdit();
  const mode = form.useWatchValue("backlog.mode");
  return (
    <>
      <BacklogMode />
      {mode === "since" && <BacklogSince />}
      <SwitchField path="ingestReadElsewhere" />
      <ReadElsewhere accountId={account.id} />
      <NumberField path="reopenWithinDays" unit={t("unit.days")} />
      <NumberField path="autoReplyCap" unit={t("unit.aDay")} />
      <SwitchField path="strictThreading" />
    </>
  );
}

function BacklogMode() {
  const { form, label, description } = useEditField("backlog.mode");
  return (
    <div data-path="backlog.mode">
      <Radio.Group
        label={label}
        description={description}
        descriptionProps={{ mt: 8 }}
        key={form.key("backlog.mode")}
        {...form.getInputProps("backlog.mode")}
      >
        {modes.map((mode) => (
          <Radio key={mode} mt={8} value={mode} label={t(`account.backlog.${mode}`)} />
        ))}
      </Radio.Group>
    </div>
  );
}

function BacklogSince() {
  const { form, label, description } = useEditField("backlog.since");
  const since = form.useWatchValue("backlog.since");
  return (
    <TextInput
      type="datetime-local"
      label={label}
      description={description}
      w={260}
      maw="100%"
      data-path="backlog.since"
      error={form.errors["backlog.since"]}
      defaultValue={toLocalInput(since)}
      key={form.key("backlog.since")}
      onChange={({ currentTarget }) => {
        form.setFieldValue("backlog.since", fromLocalInput(currentTarget.value), { forceUpdate: false });
      }}
    />
  );
}
