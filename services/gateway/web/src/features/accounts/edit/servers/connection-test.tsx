import { t } from "../../../../messages/format.ts";
import { DraftTest } from "../../draft-test.tsx";
import type { Protocol } from "../../trials.ts";
import { patchOf } from "../changes.ts";
import { inOrder } from "../field-faults.ts";
import { useAccountEdit } from "../edit-context.ts";
import { Note, Part } from "../section-parts.tsx";

/** With the values as they stand in the form, saved or not. */
export function ConnectionTest({ protocols }: { readonly protocols: readonly Protocol[] }) {
  const { account, form, changed, goTo } = useAccountEdit();
  return (
    <Part anchor="test" title={t("accounts.part.test")}>
      <Note>{t("account.testHelp")}</Note>
      <DraftTest
        protocols={protocols}
        body={() => {
          const [first] = inOrder(form.validate().errors);
          if (first === undefined) return { accountId: account.id, ...patchOf(form.getValues(), changed) };
          goTo(first);
          return null;
        }}
      />
    </Part>
  );
}
