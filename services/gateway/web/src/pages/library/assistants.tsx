import "../../messages/add-later.ts";
import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { queryKeys } from "../../api/query-keys.ts";
import type { Assistant } from "../../api/resources.ts";
import type { Column } from "../../components/data-table.tsx";
import { DialogLink } from "../../components/dialog-link.tsx";
import { useDialog } from "../../components/dialog-parameter.ts";
import { EmptyView } from "../../components/empty-view.tsx";
import { Loading } from "../../components/loading.tsx";
import { Page } from "../../components/page.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { ResourcePage } from "../../components/resource-page.tsx";
import { StateDot } from "../../components/state-dot.tsx";
import { featuresQuery } from "../../features/assistants/assistant-choice.ts";
import { allAssistants, assistantListQuery, deleteAssistant } from "../../features/assistants/assistant-queries.ts";
import { AssistantSheet } from "../../features/assistants/assistant-sheet.tsx";
import { t } from "../../messages/format.ts";

/** Nothing but a way to switch it on while the installation is without the add-on (S45). */
export function AssistantsPage() {
  const { data, error, refetch } = useQuery(featuresQuery);
  if (data?.assistant === true) return <Assistants />;
  return (
    <Page title={t("nav.assistants")}>
      {data !== undefined ? (
        <EmptyView
          text={t("assistants.off")}
          action={
            <Anchor component={Link} to="/settings#features" underline="always">
              {t("assistants.offLink")}
            </Anchor>
          }
        />
      ) : error === null ? (
        <Loading lines={4} height={36} />
      ) : (
        <ProblemView error={error} title={t("assistants.failed")} onRetry={() => void refetch()} />
      )}
    </Page>
  );
}

function Assistants() {
  const dialog = useDialog();
  return (
    <ResourcePage
      title={t("nav.assistants")}
      words={{
        caption: t("nav.assistants"),
        failed: t("assistants.failed"),
        none: t("assistants.none"),
        noMatch: t("assistants.noMatch"),
        add: t("assistants.add"),
      }}
      searchLabel={t("assistants.search")}
      list={(search) => assistantListQuery({ search })}
      columns={columns()}
      nameOf={({ name }) => name}
      bulk={{ remove: deleteAssistant, text: t("assistants.bulkText"), stale: queryKeys.assistants }}
      csv={{
        filename: "assistants",
        header: [t("assistants.name"), t("assistants.url"), t("assistants.state")],
        rowOf: ({ name, url, active }) => [name, url, stateOf(active)],
        read: (search) => allAssistants({ search }),
      }}
      adding={{ dialog: "assistant" }}
    >
      <AssistantSheet assistantId={dialog.name === "assistant" ? dialog.id : null} onClose={dialog.close} />
    </ResourcePage>
  );
}

function stateOf(active: boolean): string {
  return t(active ? "assistants.stateOn" : "assistants.stateOff");
}

function columns(): Column<Assistant>[] {
  return [
    {
      id: "state",
      header: t("assistants.state"),
      width: 110,
      cell: ({ active }) => (
        <StateDot shape={active ? "full" : "hollow"} tone={active ? "ok" : "muted"} label={stateOf(active)} />
      ),
    },
    {
      id: "name",
      header: t("assistants.name"),
      cell: ({ id, name }) => (
        <DialogLink dialog="assistant" id={id}>
          {name}
        </DialogLink>
      ),
    },
    {
      id: "url",
      header: t("assistants.url"),
      cell: ({ url }) => (
        <span className="mono" title={url}>
          {url}
        </span>
      ),
      hide: "narrow",
    },
    {
      id: "key",
      header: t("assistants.key"),
      width: 90,
      cell: ({ keySet }) => (keySet ? t("secret.set") : <span className="muted">{t("secret.notSet")}</span>),
      hide: "narrow",
    },
  ];
}
