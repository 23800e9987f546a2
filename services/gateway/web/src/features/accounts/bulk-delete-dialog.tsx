import "../../messages/add-accounts.ts";
import { Button, Modal, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, tell } from "../../api/client.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { AccountSummary } from "../../api/resources.ts";
import footer from "../../components/form-footer.module.css";
import { StateDot } from "../../components/state-dot.tsx";
import { removeOne } from "../../components/remove-one.ts";
import { useFocusBack } from "../../components/use-focus-back.ts";
import { t } from "../../messages/format.ts";
import styles from "./bulk-delete-dialog.module.css";

type BulkDeleteProps = { readonly accounts: readonly AccountSummary[]; readonly onClose: () => void };
/** id → null: deleted; else why not. Whose turn has not come is not in it. */
type Results = ReadonlyMap<string, string | null>;

/** Several at once (X17): whoever does it types how many. Each ends for itself, and says how. */
export function BulkDeleteDialog({ accounts, onClose }: BulkDeleteProps) {
  useFocusBack();
  const client = useQueryClient();
  const [typed, setTyped] = useState("");
  const [results, setResults] = useState<Results | null>(null);
  const [isBusy, setBusy] = useState(false);
  const count = accounts.length;
  const deleteAll = async (): Promise<void> => {
    setBusy(true);
    setResults(new Map());
    const done = new Map<string, string | null>();
    for (const { id } of accounts) {
      done.set(id, await deleteOne(id));
      setResults(new Map(done));
    }
    setBusy(false);
    await client.invalidateQueries({ queryKey: queryKeys.accounts });
  };
  const close = (): void => {
    // what became of each is told here alone
    if (!isBusy) onClose();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t("accounts.bulk.title", { count })}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <p className={styles["text"]}>{t("accounts.delete.keptAll")}</p>
      <ul className={styles["list"]} aria-live="polite">
        {accounts.map(({ id, name }) => (
          <li key={id} className={styles["account"]}>
            <span dir="auto">{name}</span>
            {results?.has(id) === true && <Result why={results.get(id) ?? null} />}
          </li>
        ))}
      </ul>
      {results === null && (
        <TextInput
          label={t("accounts.bulk.type", { count })}
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
          }}
        />
      )}
      <div className={footer["footer"]}>
        {results === null && (
          <Button variant="default" data-autofocus onClick={close}>
            {t("common.cancel")}
          </Button>
        )}
        {results === null || isBusy ? (
          <Button
            color="red"
            loading={isBusy}
            disabled={typed.trim() !== String(count)}
            onClick={() => {
              void deleteAll();
            }}
          >
            {t("accounts.bulk.confirm", { count })}
          </Button>
        ) : (
          <Button onClick={close}>{t("common.done")}</Button>
        )}
      </div>
    </Modal>
  );
}

function deleteOne(accountId: string): Promise<string | null> {
  return removeOne(() => tell(api.DELETE("/accounts/{accountId}", { params: { path: { accountId } } })));
}

function Result({ why }: { readonly why: string | null }) {
  if (why === null) return <StateDot shape="full" tone="ok" label={t("accounts.bulk.deleted")} />;
  return (
    <>
      <StateDot shape="cross" tone="danger" label={t("accounts.bulk.failed")} />
      <span className={styles["why"]}>{why}</span>
    </>
  );
}
