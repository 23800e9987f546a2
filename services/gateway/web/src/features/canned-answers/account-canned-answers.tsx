import { useCallback, useState } from "react";
import { queryKeys } from "../../api/query-keys.ts";
import { AddButton } from "../../components/add-button.tsx";
import { CsvButton } from "../../components/csv-button.tsx";
import { useDialog } from "../../components/dialog-parameter.ts";
import { ResourceList } from "../../components/resource-list.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { t } from "../../messages/format.ts";
import styles from "./account-canned-answers.module.css";
import { cannedAnswerColumns } from "./canned-answer-columns.tsx";
import { cannedAnswerCsv } from "./canned-answer-csv.ts";
import { CannedAnswerDialogs } from "./canned-answer-dialogs.tsx";
import { cannedAnswerListQuery, deleteCannedAnswer } from "./canned-answer-queries.ts";

/** Those that are offered only for interactions of one account (S51). */
export function AccountCannedAnswers({ accountId }: { readonly accountId: string }) {
  const dialog = useDialog();
  const [search, setSearch] = useState("");
  const csv = cannedAnswerCsv(accountId);
  const asked = search === "" ? undefined : search;
  const clear = useCallback(() => {
    setSearch("");
  }, []);
  const add = (): void => {
    dialog.open("canned-answer", "new");
  };
  return (
    <div className={styles["section"]}>
      <p className={styles["help"]}>{t("canned.savedAtOnce")}</p>
      <div className={styles["tools"]}>
        <SearchField label={t("canned.search")} value={search} onSearch={setSearch} />
        <CsvButton
          filename={csv.filename}
          header={csv.header}
          read={async () => (await csv.read(asked)).map(csv.rowOf)}
        />
      </div>
      <ResourceList
        words={{
          caption: t("nav.cannedAnswers"),
          failed: t("canned.failed"),
          none: t("canned.noneOfAccount"),
          noMatch: t("canned.noMatch"),
          add: t("canned.add"),
        }}
        list={cannedAnswerListQuery({ search: asked, accountId })}
        columns={cannedAnswerColumns(dialog.open)}
        nameOf={({ key }) => t("canned.keyShown", { key })}
        bulk={{ remove: deleteCannedAnswer, text: t("canned.bulkText"), stale: queryKeys.cannedAnswers }}
        isFiltered={search !== ""}
        onClearFilters={clear}
        onAdd={add}
      />
      <AddButton label={t("canned.add")} onClick={add} />
      <CannedAnswerDialogs accountId={accountId} />
    </div>
  );
}
