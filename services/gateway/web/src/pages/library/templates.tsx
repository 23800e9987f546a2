import "../../messages/add-later.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { MessageTemplate } from "../../api/resources.ts";
import type { Column } from "../../components/data-table.tsx";
import { DialogLink } from "../../components/dialog-link.tsx";
import { useDialog } from "../../components/dialog-parameter.ts";
import { ResourcePage } from "../../components/resource-page.tsx";
import { TimeText } from "../../components/time-text.tsx";
import { allTemplates, deleteTemplate, templateListQuery } from "../../features/templates/template-queries.ts";
import { TemplateSheet } from "../../features/templates/template-sheet.tsx";
import { t } from "../../messages/format.ts";

export function TemplatesPage() {
  const dialog = useDialog();
  return (
    <ResourcePage
      title={t("nav.templates")}
      words={{
        caption: t("nav.templates"),
        failed: t("templates.failed"),
        none: t("templates.none"),
        noMatch: t("templates.noMatch"),
        add: t("templates.add"),
      }}
      searchLabel={t("templates.search")}
      list={(search) => templateListQuery({ search })}
      columns={columns()}
      nameOf={({ name }) => name}
      bulk={{ remove: deleteTemplate, text: t("templates.bulkText"), stale: queryKeys.templates }}
      csv={{
        filename: "templates",
        header: [t("templates.name"), t("templates.subject"), t("templates.html")],
        rowOf: ({ name, subject, html }) => [name, subject, html],
        read: (search) => allTemplates({ search }),
      }}
      adding={{ dialog: "template" }}
    >
      <TemplateSheet templateId={dialog.name === "template" ? dialog.id : null} onClose={dialog.close} />
    </ResourcePage>
  );
}

function columns(): Column<MessageTemplate>[] {
  return [
    {
      id: "name",
      header: t("templates.name"),
      cell: ({ id, name }) => (
        <DialogLink dialog="template" id={id}>
          {name}
        </DialogLink>
      ),
    },
    {
      id: "subject",
      header: t("templates.subject"),
      cell: ({ subject }) =>
        subject === null ? (
          <span className="muted">{t("templates.subjectAnswered")}</span>
        ) : (
          <span dir="auto">{subject}</span>
        ),
      hide: "narrow",
    },
    {
      id: "updated",
      header: t("templates.updated"),
      width: 120,
      cell: ({ updatedAt }) => <TimeText at={updatedAt} />,
      hide: "narrow",
    },
  ];
}
