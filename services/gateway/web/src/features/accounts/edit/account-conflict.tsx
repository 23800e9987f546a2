import { ConflictDialog } from "../../../components/conflict-dialog.tsx";
import { t } from "../../../messages/format.ts";
import { showDayAndTime } from "../../../messages/time.ts";
import { useSaver } from "../../people/use-saver.ts";
import { type AccountDraft, draftOf } from "./account-draft.ts";
import { compareVersions } from "./changes.ts";
import type { StoredAccount } from "./edit-queries.ts";
import { showField } from "./show-field.ts";

type AccountConflictProps = {
  readonly base: StoredAccount;
  readonly mine: AccountDraft;
  readonly stored: StoredAccount;
  readonly onCancel: () => void;
  readonly onApply: (givenUp: ReadonlySet<string>) => void;
};

/** Two people changed the same account. */
export function AccountConflict({ base, mine, stored, onCancel, onApply }: AccountConflictProps) {
  const theirs = draftOf(stored.account);
  const { colliding, kept } = compareVersions({ base: draftOf(base.account), mine, stored: theirs });
  const saver = useSaver(stored.account.updatedBy);
  return (
    <ConflictDialog
      text={t("accounts.conflict.text", { ...saver, at: showDayAndTime(stored.account.updatedAt, new Date()) })}
      colliding={colliding.map((field) => ({
        path: field.path,
        label: t(field.label),
        stored: showField(field, theirs),
        mine: showField(field, mine),
      }))}
      kept={kept.length}
      onCancel={onCancel}
      onApply={onApply}
    />
  );
}
