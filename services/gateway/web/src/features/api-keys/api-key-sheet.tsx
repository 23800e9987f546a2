import "../../messages/add-system.ts";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { ApiKey } from "../../api/resources.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { notify } from "../../components/notify.ts";
import { detailOf } from "../../components/problem-view.tsx";
import { SideSheet } from "../../components/side-sheet.tsx";
import { TimeText } from "../../components/time-text.tsx";
import { type MessageKey, t } from "../../messages/format.ts";
import { useRevokeApiKey } from "./api-key-queries.ts";
import styles from "./api-key-sheet.module.css";
import { Expiry, KeyAccounts, KeyPrefix, LastUsed } from "./api-key-signs.tsx";

type ApiKeySheetProps = {
  readonly opened: boolean;
  /** null: not among the keys there are. */
  readonly apiKey: ApiKey | null;
  readonly onClose: () => void;
};

export function ApiKeySheet({ opened, apiKey, onClose }: ApiKeySheetProps) {
  const title = apiKey === null ? t("apiKeys.key") : t("apiKeys.one", { name: apiKey.name });
  return (
    <SideSheet opened={opened} title={title} onClose={onClose}>
      {apiKey === null ? <p>{t("apiKeys.gone")}</p> : <Facts apiKey={apiKey} onRevoked={onClose} />}
    </SideSheet>
  );
}

function Facts({ apiKey, onRevoked }: { readonly apiKey: ApiKey; readonly onRevoked: () => void }) {
  return (
    <>
      <dl className={styles["facts"]}>
        <Fact name="apiKeys.prefix">
          <KeyPrefix prefix={apiKey.prefix} />
        </Fact>
        <Fact name="apiKeys.scopes">
          <List items={apiKey.scopes} />
        </Fact>
        <Fact name="apiKeys.accounts">
          <KeyAccounts accountIds={apiKey.accountIds} />
        </Fact>
        <Fact name="apiKeys.networks">
          {apiKey.cidrs === null ? t("apiKeys.networksAny") : <List items={apiKey.cidrs} />}
        </Fact>
        <Fact name="apiKeys.created">
          <TimeText at={apiKey.createdAt} exact />
        </Fact>
        <Fact name="apiKeys.expires">
          <Expiry expiresAt={apiKey.expiresAt} />
        </Fact>
        <Fact name="apiKeys.lastUsed">
          <LastUsed at={apiKey.lastUsedAt} />
        </Fact>
      </dl>
      <Revoke apiKey={apiKey} onRevoked={onRevoked} />
    </>
  );
}

function Fact({ name, children }: { readonly name: MessageKey; readonly children: ReactNode }) {
  return (
    <>
      <dt>{t(name)}</dt>
      <dd>{children}</dd>
    </>
  );
}

function List({ items }: { readonly items: readonly string[] }) {
  return (
    <ul className={`${styles["list"] ?? ""} mono`}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

function Revoke({ apiKey, onRevoked }: { readonly apiKey: ApiKey; readonly onRevoked: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const revoke = useRevokeApiKey();
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t("apiKeys.revoke")}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        isDangerous
        title={t("apiKeys.revokeTitle", { name: apiKey.name })}
        confirm={t("apiKeys.revokeConfirm")}
        isBusy={revoke.isPending}
        onCancel={() => {
          setAsking(false);
        }}
        onConfirm={() => {
          revoke.mutate(apiKey.id, {
            onSuccess: () => {
              notify(t("apiKeys.revoked", { name: apiKey.name }));
              onRevoked();
            },
          });
        }}
      >
        <p>{t("apiKeys.revokeText")}</p>
        {revoke.error !== null && (
          <p role="alert" className={styles["failure"]}>
            {detailOf(revoke.error)}
          </p>
        )}
      </ConfirmDialog>
    </>
  );
}
