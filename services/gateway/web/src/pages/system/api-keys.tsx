import "../../messages/add-system.ts";
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { itemsOf } from "../../api/paging.ts";
import type { ApiKey } from "../../api/resources.ts";
import { AddButton } from "../../components/add-button.tsx";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { useDialog } from "../../components/dialog-parameter.ts";
import { EmptyView } from "../../components/empty-view.tsx";
import { Page } from "../../components/page.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { apiKeyListQuery } from "../../features/api-keys/api-key-queries.ts";
import { ApiKeySheet } from "../../features/api-keys/api-key-sheet.tsx";
import { Expiry, KeyAccounts, KeyPrefix, LastUsed } from "../../features/api-keys/api-key-signs.tsx";
import { CreateApiKeyDialog } from "../../features/api-keys/create-api-key-dialog.tsx";
import { t } from "../../messages/format.ts";

export function ApiKeysPage() {
  const dialog = useDialog();
  const keys = useInfiniteQuery(apiKeyListQuery);
  const rows = itemsOf(keys.data);
  const add = (): void => {
    dialog.open("add");
  };
  return (
    <Page title={t("nav.apiKeys")}>
      {keys.error !== null && keys.data === undefined ? (
        <ProblemView error={keys.error} title={t("apiKeys.failed")} onRetry={() => void keys.refetch()} />
      ) : (
        <DataTable
          caption={t("nav.apiKeys")}
          columns={columns()}
          rows={rows}
          rowId={({ id }) => id}
          isPending={keys.isPending}
          isFetching={keys.isFetching}
          empty={<EmptyView text={t("apiKeys.none")} action={<Button onClick={add}>{t("apiKeys.add")}</Button>} />}
          more={{
            hasMore: keys.hasNextPage,
            isLoading: keys.isFetchingNextPage,
            load: () => void keys.fetchNextPage(),
          }}
        />
      )}
      <AddButton label={t("apiKeys.add")} onClick={add} />
      <CreateApiKeyDialog opened={dialog.name === "add"} onClose={dialog.close} />
      <ApiKeySheet
        opened={dialog.name === "key" && keys.data !== undefined}
        apiKey={rows.find(({ id }) => id === dialog.id) ?? null}
        onClose={dialog.close}
      />
    </Page>
  );
}

function columns(): Column<ApiKey>[] {
  return [
    {
      id: "name",
      header: t("apiKeys.name"),
      cell: ({ id, name }) => (
        <Link to={`?dialog=key&id=${id}`} data-row-main dir="auto">
          {name}
        </Link>
      ),
    },
    {
      id: "prefix",
      header: t("apiKeys.prefix"),
      width: 140,
      cell: ({ prefix }) => <KeyPrefix prefix={prefix} />,
    },
    {
      id: "scopes",
      header: t("apiKeys.scopes"),
      cell: ({ scopes }) => (
        <span className="mono" title={scopes.join("\n")}>
          {scopes.join(", ")}
        </span>
      ),
      hide: "narrow",
    },
    {
      id: "accounts",
      header: t("apiKeys.accounts"),
      cell: ({ accountIds }) => <KeyAccounts accountIds={accountIds} />,
      hide: "narrow",
    },
    {
      id: "expires",
      header: t("apiKeys.expires"),
      width: 140,
      cell: ({ expiresAt }) => <Expiry expiresAt={expiresAt} />,
      hide: "narrow",
    },
    {
      id: "used",
      header: t("apiKeys.lastUsed"),
      width: 96,
      cell: ({ lastUsedAt }) => <LastUsed at={lastUsedAt} />,
    },
  ];
}
