import type { CannedAnswer } from "../../api/resources.ts";
import type { Column } from "../../components/data-table.tsx";
import { DialogLink } from "../../components/dialog-link.tsx";
import { RowMenu } from "../../components/row-menu.tsx";
import { t } from "../../messages/format.ts";
import { plainTextOf } from "./plain-text.ts";

export type OpenDialog = (name: string, id?: string) => void;

export function cannedAnswerColumns(open: OpenDialog): Column<CannedAnswer>[] {
  return [
    {
      id: "key",
      header: t("canned.key"),
      width: 160,
      cell: ({ id, key }) => (
        <DialogLink dialog="canned-answer" id={id}>
          <span className="mono">{t("canned.keyShown", { key })}</span>
        </DialogLink>
      ),
    },
    { id: "value", header: t("canned.value"), cell: (answer) => <Value answer={answer} /> },
    {
      id: "attachments",
      header: t("canned.attachments"),
      width: 180,
      cell: ({ attachments }) => <Files names={attachments.map(({ filename }) => filename)} />,
      hide: "narrow",
    },
    {
      id: "description",
      header: t("canned.description"),
      cell: ({ description }) => (
        <span className="muted" dir="auto" title={description ?? undefined}>
          {description}
        </span>
      ),
      hide: "narrow",
    },
    {
      id: "menu",
      header: t("common.actions"),
      isHeaderHidden: true,
      width: 48,
      align: "end",
      cell: ({ id, key }) => (
        <RowMenu
          name={t("canned.keyShown", { key })}
          items={[
            {
              label: t("rows.edit"),
              run: () => {
                open("canned-answer", id);
              },
            },
            {
              label: t("canned.delete"),
              isDangerous: true,
              run: () => {
                open("delete-canned-answer", id);
              },
            },
          ]}
        />
      ),
    },
  ];
}

function Value({ answer }: { readonly answer: CannedAnswer }) {
  const text = plainTextOf(answer).replaceAll(/\s+/g, " ").slice(0, 200);
  return (
    <span dir="auto" title={text}>
      {text}
    </span>
  );
}

function Files({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  const shown = names.length === 1 ? names.join("") : t("canned.filesCount", { count: names.length });
  return (
    <span dir="auto" title={names.join("\n")}>
      {shown}
    </span>
  );
}
