import "../../messages/add-accounts.ts";
import { Radio, TextInput } from "@mantine/core";
import { t } from "../../messages/format.ts";
import { fromLocalInput, toLocalInput } from "../../messages/local-input.ts";
import type { AccountForm } from "./account-form.tsx";
import styles from "./account-form.module.css";

const modes = ["all", "since", "none"] as const;
type BacklogChoiceProps = {
  readonly form: AccountForm;
  /** How much was seen; null: nobody can look before the provider was signed in to. */
  readonly unread: number | null;
};

/** X18: before all unread mail comes in, somebody is asked. */
export function BacklogChoice({ form, unread }: BacklogChoiceProps) {
  const mode = form.useWatchValue("backlog.mode");
  return (
    <div className={styles["backlog"]}>
      <Radio.Group
        label={unread === null ? t("account.backlog") : t("accounts.backlog.found", { unread })}
        description={t("account.backlogHelp")}
        descriptionProps={{ mt: 8 }}
        key={form.key("backlog.mode")}
        {...form.getInputProps("backlog.mode")}
      >
        {modes.map((each) => (
          <Radio key={each} mt={8} value={each} label={t(`account.backlog.${each}`)} />
        ))}
      </Radio.Group>
      {mode === "since" && (
        <TextInput
          mt={12}
          type="datetime-local"
          label={t("account.backlogSince")}
          description={t("account.backlogSinceHelp")}
          w={260}
          maw="100%"
          data-path="backlog.since"
          error={form.errors["backlog.since"]}
          defaultValue={toLocalInput(form.getValues().backlog.since)}
          onChange={({ currentTarget }) => {
            form.setFieldValue("backlog.since", fromLocalInput(currentTarget.value), { forceUpdate: false });
          }}
        />
      )}
    </div>
  );
}
