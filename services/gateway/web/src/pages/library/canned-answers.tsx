import "../../messages/add-later.ts";
import { queryKeys } from "../../api/query-keys.ts";
import { useDialog } from "../../components/dialog-parameter.ts";
import { ResourcePage } from "../../components/resource-page.tsx";
import { cannedAnswerColumns } from "../../features/canned-answers/canned-answer-columns.tsx";
import { cannedAnswerCsv } from "../../features/canned-answers/canned-answer-csv.ts";
import { CannedAnswerDialogs } from "../../features/canned-answers/canned-answer-dialogs.tsx";
import { cannedAnswerListQuery, deleteCannedAnswer } from "../../features/canned-answers/canned-answer-queries.ts";
import { t } from "../../messages/format.ts";

/** The global ones; those of an account stand in its own section. */
export function CannedAnswersPage() {
  const dialog = useDialog();
  return (
    <ResourcePage
      title={t("nav.cannedAnswers")}
      words={{
        caption: t("nav.cannedAnswers"),
        failed: t("canned.failed"),
        none: t("canned.none"),
        noMatch: t("canned.noMatch"),
        add: t("canned.add"),
      }}
      searchLabel={t("canned.search")}
      list={(search) => cannedAnswerListQuery({ search })}
      columns={cannedAnswerColumns(dialog.open)}
      nameOf={({ key }) => t("canned.keyShown", { key })}
      bulk={{ remove: deleteCannedAnswer, text: t("canned.bulkText"), stale: queryKeys.cannedAnswers }}
      csv={cannedAnswerCsv(undefined)}
      adding={{ dialog: "canned-answer" }}
    >
      <CannedAnswerDialogs accountId={null} />
    </ResourcePage>
  );
}
