import "../messages/add-editing.ts";
import { Button, Modal, Radio } from "@mantine/core";
import { useState } from "react";
import { t } from "../messages/format.ts";
import styles from "./conflict-dialog.module.css";
import footer from "./form-footer.module.css";
import type { Collision } from "./told-fields.ts";
import { useFocusBack } from "./use-focus-back.ts";

type ConflictDialogProps = {
  /** Who stored what stands there now, and when. */
  readonly text: string;
  readonly colliding: readonly Collision[];
  /** What becomes of that which is not compared field by field. */
  readonly notes?: readonly string[];
  /** How many changes nobody else made. */
  readonly kept: number;
  readonly onCancel: () => void;
  /** @param givenUp paths of the fields that shall be as they are stored */
  readonly onApply: (givenUp: ReadonlySet<string>) => void;
};

/** Two windows changed the same thing: what collides is chosen field by field, the rest is kept from both. */
export function ConflictDialog({ text, colliding, notes = [], kept, onCancel, onApply }: ConflictDialogProps) {
  useFocusBack();
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
      closeOnClickOutside={false}
      size={640}
      title={t("conflict.title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <p className={styles["text"]}>{text}</p>
      {colliding.map((collision) => (
        <Choice key={collision.path} collision={collision} isMine={taken.has(collision.path)} onChoose={choose} />
      ))}
      {notes.map((note) => (
        <p key={note} className={styles["text"]} dir="auto">
          {note}
        </p>
      ))}
      <p className={styles["text"]}>{t("conflict.kept", { count: kept })}</p>
      <div className={footer["footer"]}>
        <Button variant="default" onClick={onCancel} data-autofocus>
          {t("common.cancel")}
        </Button>
        <Button
          onClick={() => {
            onApply(new Set(colliding.map(({ path }) => path).filter((path) => !taken.has(path))));
          }}
        >
          {t("conflict.apply")}
        </Button>
      </div>
    </Modal>
  );
}

type ChoiceProps = {
  readonly collision: Collision;
  readonly isMine: boolean;
  readonly onChoose: (path: string, isMine: boolean) => void;
};

function Choice({ collision: { path, label, stored, mine }, isMine, onChoose }: ChoiceProps) {
  return (
    <Radio.Group
      className={styles["collision"] ?? ""}
      label={label}
      value={isMine ? "mine" : "stored"}
      onChange={(value) => {
        onChoose(path, value === "mine");
      }}
    >
      <div className={styles["choices"]}>
        <Radio value="stored" label={<Value source={t("conflict.stored")} text={stored} />} />
        <Radio value="mine" label={<Value source={t("conflict.yours")} text={mine} />} />
      </div>
    </Radio.Group>
  );
}

/** Beside its word where it is short. */
const shortText = 60;

function Value({ source, text }: { readonly source: string; readonly text: string }) {
  const isLong = text.length > shortText || text.includes("\n");
  return (
    <>
      <span className="muted">{source}</span>{" "}
      <span dir="auto" {...(isLong ? { className: styles["value"] ?? "", tabIndex: 0 } : {})}>
        {text}
      </span>
    </>
  );
}
