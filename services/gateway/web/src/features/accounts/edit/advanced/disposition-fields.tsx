import { t } from "../../../../messages/format.ts";
import { useAccountEdit } from "../edit-context.ts";
import { SwitchField } from "../fields.tsx";

/** S42: the pause depends on the duty. */
export function DispositionFields() {
  const { form } = useAccountEdit();
  const isMandatory = form.useWatchValue("mandatoryDisposition");
  return (
    <>
      <SwitchField path="mandatoryDisposition" />
      <SwitchField
        path="pauseDuringDisposition"
        disabled={!isMandatory}
        {...(isMandatory ? {} : { description: t("account.pauseNeedsMandatory") })}
      />
    </>
  );
}
