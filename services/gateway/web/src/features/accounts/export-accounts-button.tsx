import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { downloadCsv, toCsv } from "../../components/csv.ts";
import { DownloadIcon } from "../../components/icon.tsx";
import { notifyFailure } from "../../components/notify.ts";
import { detailOf } from "../../components/problem-view.tsx";
import { t } from "../../messages/format.ts";
import { type AccountFilters, allAccounts, connectionsQuery, countsQuery } from "./account-queries.ts";
import { connectionName, needsAttention } from "./connection-state.tsx";
import { serviceName } from "./service-names.ts";

type ExportProps = { readonly filters: AccountFilters; readonly onlyAttention: boolean };

/** The list as it is filtered, all pages of it (X17). */
export function ExportAccountsButton({ filters, onlyAttention }: ExportProps) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const write = async (): Promise<void> => {
    const [accounts, connections, counts] = await Promise.all([
      allAccounts(filters),
      client.query(connectionsQuery),
      client.query(countsQuery),
    ]);
    const header = (["state", "name", "key", "address", "service", "lastMail", "unread"] as const).map((column) =>
      t(`accounts.column.${column}`),
    );
    const rows = accounts
      .filter(({ id, active }) => !onlyAttention || (active && needsAttention(connections.get(id))))
      .map(({ id, active, name, key, emailAddress, service }) => [
        connectionName(active, connections.get(id)),
        ...[name, key, emailAddress, serviceName(service)],
        counts.get(id)?.lastMailAt ?? connections.get(id)?.lastMailAt ?? null,
        counts.get(id)?.unread ?? null,
      ]);
    downloadCsv("accounts.csv", toCsv(header, rows));
  };
  return (
    <Button
      size="xs"
      variant="default"
      loading={isBusy}
      leftSection={<DownloadIcon size={16} stroke={1.5} aria-hidden />}
      onClick={() => {
        setBusy(true);
        write()
          .catch((error: unknown) => {
            notifyFailure(t("rows.exportFailed"), detailOf(error));
          })
          .finally(() => {
            setBusy(false);
          });
      }}
    >
      {t("rows.export")}
    </Button>
  );
}
