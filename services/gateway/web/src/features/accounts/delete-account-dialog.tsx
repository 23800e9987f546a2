import "../../messages/add-accounts.ts";
import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Account } from "../../api/resources.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { notify } from "../../components/notify.ts";
import { detailOf } from "../../components/problem-view.tsx";
import { useFocusBack } from "../../components/use-focus-back.ts";
import { t } from "../../messages/format.ts";
import { accountQuery, countsQuery, useDeleteAccount } from "./account-queries.ts";

type DeleteAccountProps = { readonly accountId: string | null; readonly onClose: () => void };

export function DeleteAccountDialog({ accountId, onClose }: DeleteAccountProps) {
  return accountId === null ? null : <KnownAccount key={accountId} accountId={accountId} onClose={onClose} />;
}

type KnownAccountProps = { readonly accountId: string; readonly onClose: () => void };

function KnownAccount({ accountId, onClose }: KnownAccountProps) {
  const [account, setAccount] = useState<Account | null>(null);
  // once known it is not read again: what tells of its end would ask for what is no longer there
  const { data, isFetchedAfterMount } = useQuery({ ...accountQuery(accountId), enabled: account === null });
  if (account === null && data !== undefined && isFetchedAfterMount) setAccount(data.data);
  return account === null ? null : <TypedNameDialog account={account} onClose={onClose} />;
}

/** Deleting an account stops its mail: whoever does it types its name. */
function TypedNameDialog({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  useFocusBack();
  const remove = useDeleteAccount();
  const { data: counts } = useQuery(countsQuery);
  const [typed, setTyped] = useState("");
  return (
    <ConfirmDialog
      opened
      isDangerous
      title={t("accounts.delete.title", { name: account.name })}
      confirm={t("accounts.delete.confirm")}
      isReady={typed.trim() === account.name}
      isBusy={remove.isPending}
      onCancel={onClose}
      onConfirm={() => {
        remove.mutate(account.id, {
          onSuccess: () => {
            notify(t("accounts.delete.done", { name: account.name }));
            onClose();
          },
        });
      }}
    >
      <p>{t("accounts.delete.kept", { open: counts?.get(account.id)?.open ?? 0 })}</p>
      <TextInput
        label={t("accounts.delete.type", { name: account.name })}
        value={typed}
        autoComplete="off"
        error={remove.error === null ? null : detailOf(remove.error)}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
        }}
      />
    </ConfirmDialog>
  );
}
