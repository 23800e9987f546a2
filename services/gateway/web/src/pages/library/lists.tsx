import "../../messages/add-later.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { ContactList } from "../../api/resources.ts";
import type { Column } from "../../components/data-table.tsx";
import { DialogLink } from "../../components/dialog-link.tsx";
import { useDialog } from "../../components/dialog-parameter.ts";
import { ResourcePage } from "../../components/resource-page.tsx";
import { TimeText } from "../../components/time-text.tsx";
import { allLists, contactListsQuery, deleteList } from "../../features/lists/list-queries.ts";
import { ListSheet } from "../../features/lists/list-sheet.tsx";
import { t } from "../../messages/format.ts";

export function ListsPage() {
  const dialog = useDialog();
  return (
    <ResourcePage
      title={t("nav.lists")}
      words={{
        caption: t("nav.lists"),
        failed: t("lists.failed"),
        none: t("lists.none"),
        noMatch: t("lists.noMatch"),
        add: t("lists.add"),
      }}
      searchLabel={t("lists.search")}
      list={(search) => contactListsQuery({ search })}
      columns={columns()}
      nameOf={({ name }) => name}
      bulk={{ remove: deleteList, text: t("lists.bulkText"), stale: queryKeys.lists }}
      csv={{
        filename: "lists",
        header: [t("lists.name"), t("lists.description"), t("lists.created")],
        rowOf: ({ name, description, createdAt }) => [name, description, createdAt],
        read: (search) => allLists({ search }),
      }}
      adding={{ dialog: "list" }}
    >
      <ListSheet listId={dialog.name === "list" ? dialog.id : null} onClose={dialog.close} />
    </ResourcePage>
  );
}

function columns(): Column<ContactList>[] {
  return [
    {
      id: "name",
      header: t("lists.name"),
      cell: ({ id, name }) => (
        <DialogLink dialog="list" id={id}>
          {name}
        </DialogLink>
      ),
    },
    {
      id: "description",
      header: t("lists.description"),
      cell: ({ description }) => (
        <span className="muted" dir="auto" title={description ?? undefined}>
          {description}
        </span>
      ),
      hide: "narrow",
    },
    {
      id: "created",
      header: t("lists.created"),
      width: 120,
      cell: ({ createdAt }) => <TimeText at={createdAt} />,
      hide: "narrow",
    },
  ];
}
