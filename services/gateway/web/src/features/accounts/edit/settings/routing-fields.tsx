import { Radio } from "@mantine/core";
import { t } from "../../../../messages/format.ts";
import { useAccountEdit } from "../edit-context.ts";
import { ChoiceField, NumberField, SwitchField, useEditField } from "../fields.tsx";
import { Fold } from "../fold.tsx";
import { Pair } from "../section-parts.tsx";
import { WaitField } from "./wait-field.tsx";

export function RoutingFields() {
  const { form, account } = useAccountEdit();
  const wait = form.useWatchValue("waitForAssignedAgent");
  const isLegacy = account.routingModel === "legacy";
  return (
    <>
      <SwitchField path="prioritizeReplies" />
      <WaitField />
      {wait !== null && <TimeoutActionField />}
      <NumberField path="interactionInactivityTimeout" unit={t("unit.minutes")} />
      <Fold title={t("accounts.part.deprecated")} opened={isLegacy} paths={["routingModel", "waitForAssignedQueue"]}>
        <ChoiceField
          path="routingModel"
          data={[
            { value: "standard", label: t("account.routingModel.standard") },
            { value: "legacy", label: t("account.routingModel.legacy") },
          ]}
        />
        <Pair>
          <NumberField path="waitForAssignedQueue" unit={t("unit.seconds")} />
          <NumberField path="waitForAssignedAgentLegacy" unit={t("unit.seconds")} />
        </Pair>
      </Fold>
    </>
  );
}

function TimeoutActionField() {
  const { form, label, description } = useEditField("timeoutAction");
  return (
    <div data-path="timeoutAction">
      <Radio.Group
        label={label}
        description={description}
        descriptionProps={{ mt: 8 }}
        key={form.key("timeoutAction")}
        {...form.getInputProps("timeoutAction")}
      >
        <Radio mt={8} value="SEND_BACK_TO_LAST_QUEUE" label={t("account.timeoutAction.queue")} />
        <Radio mt={8} value="END_ROUTING" label={t("account.timeoutAction.end")} />
      </Radio.Group>
    </div>
  );
}
