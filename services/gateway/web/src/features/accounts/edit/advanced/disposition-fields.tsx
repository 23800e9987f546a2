import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { t } from "../../../../messages/format.ts";
import { offeredDispositionsQuery } from "../../../dispositions/disposition-queries.ts";
import { useAccountEdit } from "../edit-context.ts";
import { SwitchField } from "../fields.tsx";
import { Note } from "../section-parts.tsx";

/** S42: the pause depends on the duty. */
export function DispositionFields() {
  const { form } = useAccountEdit();
  const isMandatory = form.useWatchValue("mandatoryDisposition");
  return (
    <>
      <SwitchField path="mandatoryDisposition" />
      {isMandatory && <NothingOffered />}
      <SwitchField
        path="pauseDuringDisposition"
        disabled={!isMandatory}
        {...(isMandatory ? {} : { description: t("account.pauseNeedsMandatory") })}
      />
    </>
  );
}

/** What is demanded and cannot be given keeps agents from closing anything (S91). */
function NothingOffered() {
  const { account } = useAccountEdit();
  const { data } = useQuery(offeredDispositionsQuery(account.id));
  if (data === undefined || data.some(({ isSystem }) => !isSystem)) return null;
  return (
    <Note tone="warn">
      {t("account.noDispositionOffered")}{" "}
      <Anchor component={Link} to={`/accounts/${account.id}/dispositions`} c="inherit" td="underline" fz="inherit">
        {t("account.addDispositions")}
      </Anchor>
    </Note>
  );
}
