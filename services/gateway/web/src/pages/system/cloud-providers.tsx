import "../../messages/add-later.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { CloudProvider } from "../../api/resources.ts";
import type { Column } from "../../components/data-table.tsx";
import { DialogLink } from "../../components/dialog-link.tsx";
import { useDialog } from "../../components/dialog-parameter.ts";
import { ResourcePage } from "../../components/resource-page.tsx";
import {
  allCloudProviders,
  cloudProviderListQuery,
  deleteCloudProvider,
} from "../../features/cloud-providers/cloud-provider-queries.ts";
import { CloudProviderSheet } from "../../features/cloud-providers/cloud-provider-sheet.tsx";
import { t } from "../../messages/format.ts";
import { showNumber } from "../../messages/time.ts";

export function CloudProvidersPage() {
  const dialog = useDialog();
  return (
    <ResourcePage
      title={t("nav.cloudProviders")}
      words={{
        caption: t("nav.cloudProviders"),
        failed: t("cloud.failed"),
        none: t("cloud.none"),
        noMatch: t("cloud.noMatch"),
        add: t("cloud.add"),
      }}
      searchLabel={t("cloud.search")}
      list={(search) => cloudProviderListQuery({ search })}
      columns={columns()}
      nameOf={({ name }) => name}
      bulk={{ remove: deleteCloudProvider, text: t("cloud.bulkText"), stale: queryKeys.cloudProviders }}
      csv={{
        filename: "cloud-providers",
        header: [t("cloud.name"), t("cloud.kind"), t("cloud.clientId"), t("cloud.grant"), t("cloud.accounts")],
        rowOf: ({ name, kind, clientId, grant, accountCount }) => [
          name,
          t(`cloud.kind.${kind}`),
          clientId,
          t(`cloud.grant.${grant}`),
          accountCount,
        ],
        read: (search) => allCloudProviders({ search }),
      }}
      adding={{ dialog: "provider" }}
    >
      <CloudProviderSheet cloudProviderId={dialog.name === "provider" ? dialog.id : null} onClose={dialog.close} />
    </ResourcePage>
  );
}

function columns(): Column<CloudProvider>[] {
  return [
    {
      id: "name",
      header: t("cloud.name"),
      cell: ({ id, name }) => (
        <DialogLink dialog="provider" id={id}>
          {name}
        </DialogLink>
      ),
    },
    { id: "kind", header: t("cloud.kind"), width: 140, cell: ({ kind }) => t(`cloud.kind.${kind}`) },
    {
      id: "client",
      header: t("cloud.clientId"),
      cell: ({ clientId }) => (
        <span className="mono" title={clientId}>
          {clientId}
        </span>
      ),
      hide: "narrow",
    },
    {
      id: "grant",
      header: t("cloud.grant"),
      width: 180,
      cell: ({ grant }) => t(`cloud.grant.${grant}`),
      hide: "narrow",
    },
    {
      id: "accounts",
      header: t("cloud.accounts"),
      width: 90,
      align: "end",
      cell: ({ accountCount }) => showNumber(accountCount),
    },
  ];
}
