import { useEffect } from "react";
import { t } from "../../../../messages/format.ts";
import { useAccountEdit } from "../edit-context.ts";
import { NumberField, SwitchField } from "../fields.tsx";

/** What a transfer gets when it is first allowed; the page leaves it to the administrator (S40). */
const proposedSeconds = 60;

export function TransferFields() {
  const { form } = useAccountEdit();
  const toQueue = form.useWatchValue("transfer.toQueue");
  const toAgent = form.useWatchValue("transfer.toAgent");
  const isAllowed = toQueue || toAgent;
  useEffect(() => {
    const { timeoutSeconds } = form.getValues().transfer;
    if (isAllowed && timeoutSeconds === "") form.setFieldValue("transfer.timeoutSeconds", proposedSeconds);
    // proposed when the first switch is turned, never while somebody empties the field
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isAllowed]);
  return (
    <>
      <SwitchField path="transfer.toQueue" />
      <SwitchField path="transfer.toAgent" />
      {isAllowed && <NumberField path="transfer.timeoutSeconds" unit={t("unit.seconds")} />}
      <SwitchField path="accountTransfer" />
    </>
  );
}
