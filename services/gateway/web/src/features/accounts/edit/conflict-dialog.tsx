import { Button, Modal, Radio } from "@mantine/core";
import { useState } from "react";
import { useFocusBack } from "../../../components/use-focus-back.ts";
import { t } from "../../../messages/format.ts";
import { showDayAndTime } from "../../../messages/time.ts";
import { useSaver } from "../../people/use-saver.ts";
import footer from "../../../components/form-footer.module.css";
import { type AccountDraft, draftOf } from "./account-draft.ts";
import { compareVersions } from "./changes.ts";
import styles from "./conflict-dialog.module.css";
import type { EditField } from "./edit-field.ts";
import type { StoredAccount } from "./edit-queries.ts";
import { showField } from "./show-field.ts";

type ConflictDialogProps = {
  readonly base: StoredAccount;
  readonly mine: AccountDraft;
  readonly stored: StoredAccount;
  readonly onCancel: () => void;
  readonly onApply: (givenUp: ReadonlySet<string>) => void;
};

/** Two people changed the same account: what collides is chosen field by field, the rest is kept from both. */
export function ConflictDialog({ base, mine, stored, onCancel, onApply }: ConflictDialogProps) {
  useFocusBack();
  const theirs = draftOf(stored.account);
  const { colliding, kept } = compareVersions({ base: draftOf(base.account), mine, stored: theirs });
  const saver = useSaver(stored.account.updatedBy);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const choose = (path: string, isMine: boolean): void => {
    const next = new Set(taken);
    if (isMine) next.add(path);
    else next.delete(path);
    setTaken(next);
  };
  return (
    <Modal
      opened
      onClose={onCancel}
      size={640}
      title={t("accounts.conflict.title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <p className={styles["text"]}>
        {t("accounts.conflict.text", { ...saver, at: showDayAndTime(stored.account.updatedAt, new Date()) })}
      </p>
      {colliding.map((field) => (
        <Collision
          key={field.path}
          field={field}
          versions={{ mine, theirs }}
          isMine={taken.has(field.path)}
          onChoose={choose}
        />
      ))}
      <p className={styles["text"]}>{t("accounts.conflict.kept", { count: kept.length })}</p>
      <div className={footer["footer"]}>
        <Button variant="default" onClick={onCancel} data-autofocus>
          {t("common.cancel")}
        </Button>
        <Button
          onClick={() => {
            onApply(new Set(colliding.map(({ path }) => path).filter((path) => !taken.has(path))));
          }}
        >
          {t("accounts.conflict.apply")}
        </Button>
      </div>
    </Modal>
  );
}

type CollisionProps = {
  readonly field: EditField;
  readonly versions: { readonly mine: AccountDraft; readonly theirs: AccountDraft };
  readonly isMine: boolean;
  readonly onChoose: (path: string, isMine: boolean) => void;
};

function Collision({ field, versions, isMine, onChoose }: CollisionProps) {
  return (
    <Radio.Group
      className={styles["collision"] ?? ""}
      label={t(field.label)}
      value={isMine ? "mine" : "stored"}
      onChange={(value) => {
        onChoose(field.path, value === "mine");
      }}
    >
      <div className={styles["choices"]}>
        <Radio
          value="stored"
          label={<Value source={t("accounts.conflict.stored")} text={showField(field, versions.theirs)} />}
        />
        <Radio
          value="mine"
          label={<Value source={t("accounts.conflict.yours")} text={showField(field, versions.mine)} />}
        />
      </div>
    </Radio.Group>
  );
}

function Value({ source, text }: { readonly source: string; readonly text: string }) {
  return (
    <>
      <span className="muted">{source}</span> <span dir="auto">{text}</span>
    </>
  );
}
