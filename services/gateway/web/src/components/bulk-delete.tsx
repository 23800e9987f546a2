import { Button } from "@mantine/core";
import { useState } from "react";
import { t } from "../messages/format.ts";
import styles from "./bulk-delete.module.css";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { notify } from "./notify.ts";
import { removeOne } from "./remove-one.ts";
import { useFocusBack } from "./use-focus-back.ts";

type Named = { readonly id: string; readonly name: string };
type Refusal = { readonly name: string; readonly detail: string };

type BulkDeleteProps = {
  readonly selected: readonly Named[];
  readonly onClear: () => void;
  /** What goes with them or what stays, in a sentence. */
  readonly text?: string;
  readonly remove: (id: string) => Promise<void>;
  /** Once, after the last. */
  readonly onDone: () => void;
};

/** How many names a question holds before it only counts. */
const mostNames = 10;

/** "3 selected [Delete…]": one after another; what cannot be deleted says why and stays ticked. */
export function BulkDelete({ selected, onClear, text, remove, onDone }: BulkDeleteProps) {
  const [isAsking, setAsking] = useState(false);
  if (selected.length === 0) return null;
  return (
    <div className={styles["bar"]} role="region" aria-label={t("rows.selection")}>
      <span role="status">{t("rows.selected", { count: selected.length })}</span>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t("rows.delete")}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={onClear}>
        {t("rows.clear")}
      </Button>
      {isAsking && (
        <Question
          chosen={selected}
          text={text}
          remove={remove}
          onClose={() => {
            setAsking(false);
          }}
          onDone={onDone}
        />
      )}
    </div>
  );
}

type QuestionProps = Pick<BulkDeleteProps, "remove" | "onDone"> & {
  readonly chosen: readonly Named[];
  readonly text: string | undefined;
  readonly onClose: () => void;
};

function Question({ chosen, text, remove, onClose, onDone }: QuestionProps) {
  useFocusBack();
  const [isBusy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const run = async (): Promise<void> => {
    setBusy(true);
    const refused = await removeEach(chosen, remove);
    setBusy(false);
    setRefusals(refused);
    if (refused.length === 0) onClose();
    if (chosen.length > refused.length) notify(t("rows.deleted", { count: chosen.length - refused.length }));
    onDone();
  };
  return (
    <ConfirmDialog
      opened
      isDangerous
      title={t("rows.deleteTitle", { count: chosen.length })}
      confirm={t("rows.deleteConfirm", { count: chosen.length })}
      cancel={t(refusals.length === 0 ? "common.cancel" : "common.close")}
      isBusy={isBusy}
      onCancel={onClose}
      onConfirm={() => void run()}
    >
      {refusals.length === 0 ? (
        <>
          {text !== undefined && <p>{text}</p>}
          <Names names={chosen.map(({ name }) => name)} />
        </>
      ) : (
        <div role="alert">
          <p>{t("rows.refused", { count: refusals.length })}</p>
          <ul className={styles["names"]}>
            {refusals.map(({ name, detail }) => (
              <li key={name}>
                <strong dir="auto">{name}</strong>
                <div className={styles["failed"]}>{detail}</div>
              </li>
            ))}
          </ul>
        </div>
      )}
    </ConfirmDialog>
  );
}

/** The first names of many, and how many more there are. */
export function Names({ names }: { readonly names: readonly string[] }) {
  const rest = names.length - mostNames;
  return (
    <ul className={styles["names"]}>
      {names.slice(0, mostNames).map((name, index) => (
        <li key={`${String(index)} ${name}`} dir="auto">
          {name}
        </li>
      ))}
      {rest > 0 && <li>{t("rows.more", { count: rest })}</li>}
    </ul>
  );
}

async function removeEach(chosen: readonly Named[], remove: (id: string) => Promise<void>): Promise<Refusal[]> {
  const refused: Refusal[] = [];
  for (const { id, name } of chosen) {
    const detail = await removeOne(() => remove(id));
    if (detail !== null) refused.push({ name, detail });
  }
  return refused;
}
