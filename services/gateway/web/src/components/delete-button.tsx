import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { t } from "../messages/format.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { notify } from "./notify.ts";
import { detailOf } from "./problem-view.tsx";

type DeleteDialogProps = {
  /** null: closed. */
  readonly name: string | null;
  readonly confirm: string;
  /** What goes with it, what stays. */
  readonly children?: ReactNode;
  readonly remove: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
};

/** Asks, deletes, says so; a refusal is shown where the question was. */
export function DeleteDialog({ name, confirm, children, remove, onClose, onDeleted }: DeleteDialogProps) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await remove();
      notify(t("rows.deletedOne", { name: name ?? "" }));
      onDeleted();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      opened={name !== null}
      isDangerous
      title={t("rows.deleteOneTitle", { name: name ?? "" })}
      confirm={confirm}
      isBusy={isBusy}
      onCancel={() => {
        setError(null);
        onClose();
      }}
      onConfirm={() => void run()}
    >
      {children}
      {error !== null && (
        <p role="alert" className="failure">
          {detailOf(error)}
        </p>
      )}
    </ConfirmDialog>
  );
}

type DeleteButtonProps = Omit<DeleteDialogProps, "name" | "onClose"> & {
  readonly name: string;
  readonly label: string;
};

/** The button in a sheet, with its question. */
export function DeleteButton({ label, name, ...dialog }: DeleteButtonProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <div>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setAsking(true);
        }}
      >
        {label}
      </Button>
      <DeleteDialog
        {...dialog}
        name={isAsking ? name : null}
        onClose={() => {
          setAsking(false);
        }}
      />
    </div>
  );
}
