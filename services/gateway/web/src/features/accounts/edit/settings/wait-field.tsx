import { Switch } from "@mantine/core";
import { t } from "../../../../messages/format.ts";
import { useEditField } from "../fields.tsx";
import { TimerInput } from "../../../../components/timer-input.tsx";

/** What is proposed when the wait is switched on: nobody wants 0 seconds. */
const proposedSeconds = 3_600;

/** S26, S113: off, or hours, minutes and seconds up to 7 days. */
export function WaitField() {
  const { form, label, description } = useEditField("waitForAssignedAgent");
  const seconds = form.useWatchValue("waitForAssignedAgent");
  return (
    <div data-path={seconds === null ? "waitForAssignedAgent" : undefined}>
      <Switch
        label={label}
        description={description}
        checked={seconds !== null}
        onChange={({ currentTarget }) => {
          form.setFieldValue("waitForAssignedAgent", currentTarget.checked ? proposedSeconds : null);
          const isOpen = form.getValues().timeoutAction === null;
          if (currentTarget.checked && isOpen) form.setFieldValue("timeoutAction", "SEND_BACK_TO_LAST_QUEUE");
        }}
      />
      {seconds !== null && (
        <TimerInput
          key={form.key("waitForAssignedAgent")}
          path="waitForAssignedAgent"
          label={t("account.wait")}
          seconds={seconds}
          error={form.errors["waitForAssignedAgent"]}
          onChange={(value) => {
            form.setFieldValue("waitForAssignedAgent", value, { forceUpdate: false });
          }}
        />
      )}
    </div>
  );
}
