import "../../messages/add-routing.ts";
import { queryKeys } from "../../api/query-keys.ts";
import { useDialog } from "../../components/dialog-parameter.ts";
import { ResourcePage } from "../../components/resource-page.tsx";
import { queueColumns, queueCsv } from "../../features/queues/queue-columns.tsx";
import { deleteQueue, queueListQuery } from "../../features/queues/queue-queries.ts";
import { QueueSheet } from "../../features/queues/queue-sheet.tsx";
import { t } from "../../messages/format.ts";

export function QueuesPage() {
  const dialog = useDialog();
  return (
    <ResourcePage
      title={t("nav.queues")}
      words={{
        caption: t("nav.queues"),
        failed: t("queues.failed"),
        none: t("queues.none"),
        noMatch: t("queues.noMatch"),
        add: t("queues.add"),
      }}
      searchLabel={t("queues.search")}
      list={(search) => queueListQuery({ search })}
      columns={queueColumns()}
      nameOf={({ name }) => name}
      bulk={{ remove: deleteQueue, text: t("queues.bulkText"), stale: queryKeys.queues }}
      csv={queueCsv()}
      adding={{ dialog: "queue" }}
    >
      <QueueSheet queueId={dialog.name === "queue" ? dialog.id : null} onClose={dialog.close} />
    </ResourcePage>
  );
}
