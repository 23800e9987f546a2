import type { CannedAnswer } from "../../api/resources.ts";
import type { CsvOf } from "../../components/resource-page.tsx";
import { t } from "../../messages/format.ts";
import { allCannedAnswers } from "./canned-answer-queries.ts";

/** @param accountId whose; undefined: the global ones */
export function cannedAnswerCsv(accountId: string | undefined): CsvOf<CannedAnswer> {
  return {
    filename: "canned-answers",
    header: [t("canned.key"), t("canned.format"), t("canned.value"), t("canned.description"), t("canned.attachments")],
    rowOf: ({ key, format, value, description, attachments }) => [
      key,
      t(`canned.format.${format}`),
      value,
      description,
      attachments.map(({ filename }) => filename).join("\n"),
    ],
    read: (search) => allCannedAnswers({ search, accountId }),
  };
}
