import "../../messages/add-accounts.ts";
import "../../messages/add-routing.ts";
import { serverNowMs } from "../../api/server-clock.ts";
import type { Queue } from "../../api/resources.ts";
import type { Column } from "../../components/data-table.tsx";
import { DialogLink } from "../../components/dialog-link.tsx";
import type { CsvOf } from "../../components/resource-page.tsx";
import { useNow } from "../../components/use-now.ts";
import { t } from "../../messages/format.ts";
import { showDuration, showNumber, unknown } from "../../messages/time.ts";
import { allQueues } from "./queue-queries.ts";

export function queueColumns(): Column<Queue>[] {
  return [
    {
      id: "name",
      header: t("queues.name"),
      cell: ({ id, name }) => (
        <DialogLink dialog="queue" id={id}>
          {name}
        </DialogLink>
      ),
    },
    { id: "strategy", header: t("queues.strategy"), width: 140, cell: () => t("queues.rrmemory"), hide: "narrow" },
    {
      id: "weight",
      header: t("queues.weight"),
      width: 80,
      align: "end",
      cell: ({ weight }) => showNumber(weight),
      hide: "narrow",
    },
    {
      id: "timeout",
      header: t("queues.agentTimeout"),
      width: 120,
      align: "end",
      cell: ({ agentTimeoutSeconds }) => showDuration(agentTimeoutSeconds),
      hide: "narrow",
    },
    {
      id: "agents",
      header: t("nav.agents"),
      width: 80,
      align: "end",
      cell: ({ memberCount }) => showNumber(memberCount),
    },
    { id: "waiting", header: t("queues.waiting"), width: 80, align: "end", cell: ({ waiting }) => showNumber(waiting) },
    {
      id: "oldest",
      header: t("queues.oldest"),
      width: 100,
      align: "end",
      cell: ({ oldestWaitingAt }) => <Oldest at={oldestWaitingAt} />,
      hide: "narrow",
    },
  ];
}

function Oldest({ at }: { readonly at: string | null }) {
  const now = useNow(10_000, serverNowMs);
  return at === null ? <span className="muted">{unknown}</span> : showDuration((now - Date.parse(at)) / 1000);
}

/** Numbers and moments as they are, for a program to count with. */
export function queueCsv(): CsvOf<Queue> {
  return {
    filename: "queues",
    header: [
      ...[t("queues.name"), t("queues.strategy"), t("queues.weight"), t("queues.csv.agentTimeout")],
      ...[t("nav.agents"), t("queues.waiting"), t("queues.csv.oldest"), t("account.description")],
    ],
    rowOf: ({ name, weight, agentTimeoutSeconds, memberCount, waiting, oldestWaitingAt, description }) => [
      ...[name, t("queues.rrmemory"), weight, agentTimeoutSeconds],
      ...[memberCount, waiting, oldestWaitingAt, description],
    ],
    read: (search) => allQueues({ search }),
  };
}
