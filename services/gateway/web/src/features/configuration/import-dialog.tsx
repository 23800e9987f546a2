import { Button, Modal } from "@mantine/core";
import { useEffect } from "react";
import type { ConfigurationDocument, ImportReport } from "../../api/resources.ts";
import footer from "../../components/form-footer.module.css";
import { FormSummary } from "../../components/form-errors.tsx";
import { notify } from "../../components/notify.ts";
import { StateDot, type StateShape, type StateTone } from "../../components/state-dot.tsx";
import { useFocusBack } from "../../components/use-focus-back.ts";
import { type MessageKey, t } from "../../messages/format.ts";
import styles from "./configuration-copies.module.css";
import { useImportConfiguration } from "./configuration-queries.ts";

type ImportDialogProps = {
  readonly filename: string;
  readonly document: ConfigurationDocument;
  readonly onClose: () => void;
};

/** Tries the file, shows what would become of each entry, and applies it only then. */
export function ImportDialog({ filename, document, onClose }: ImportDialogProps) {
  useFocusBack();
  const attempt = useImportConfiguration();
  const apply = useImportConfiguration();
  const { mutate } = attempt;
  useEffect(() => {
    mutate({ document, dryRun: true });
  }, [mutate, document]);
  const report = apply.data ?? attempt.data;
  const refused = report?.items.filter(({ change }) => change === "refused").length ?? 0;
  return (
    <Modal
      opened
      size={760}
      onClose={onClose}
      closeOnClickOutside={false}
      title={<span dir="auto">{t("configuration.importTitle", { filename })}</span>}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <div aria-live="polite">
        {attempt.isPending && <p>{t("configuration.trying")}</p>}
        <FormSummary error={attempt.error ?? apply.error} fields={{ names: [] }} />
        {report !== undefined && <Sum report={report} refused={refused} />}
      </div>
      {report !== undefined && <Report report={report} />}
      <div className={footer["footer"]}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t("common.cancel")}
        </Button>
        <Button
          disabled={report === undefined || refused > 0}
          loading={apply.isPending}
          onClick={() => {
            apply.mutate(
              { document, dryRun: false },
              {
                onSuccess: ({ applied }) => {
                  if (!applied) return;
                  notify(t("configuration.applied"));
                  onClose();
                },
              },
            );
          }}
        >
          {t("configuration.apply")}
        </Button>
      </div>
    </Modal>
  );
}

function Sum({ report, refused }: { readonly report: ImportReport; readonly refused: number }) {
  const { created, updated, unchanged } = report;
  if (refused > 0) {
    return (
      <p className="failure">
        {t("configuration.sumRefused", { refused })} {t("configuration.notApplied")}
      </p>
    );
  }
  return (
    <p>
      {t("configuration.sum", { created, updated, unchanged })} {t("configuration.applyHelp")}
    </p>
  );
}

const signs = {
  created: ["full", "ok"],
  updated: ["half", "accent"],
  unchanged: ["hollow", "muted"],
  refused: ["cross", "danger"],
} as const satisfies Record<ImportReport["items"][number]["change"], readonly [StateShape, StateTone]>;

/** What is refused stands first: it is what somebody must mend. */
function Report({ report }: { readonly report: ImportReport }) {
  const items = [...report.items].sort((a, b) => rank(a.change) - rank(b.change));
  return (
    <div className={styles["report"]} role="region" aria-label={t("configuration.column.change")} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {(["change", "kind", "name", "detail"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`configuration.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ kind, name, change, detail }) => (
            <tr key={`${kind} ${name}`}>
              <td>
                <StateDot
                  shape={signs[change][0]}
                  tone={signs[change][1]}
                  label={t(`configuration.change.${change}`)}
                />
              </td>
              <td>{kindName(kind)}</td>
              <td dir="auto">{kind === "settings" ? "" : name}</td>
              <td dir="auto">{detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function rank(change: ImportReport["items"][number]["change"]): number {
  return ["refused", "created", "updated", "unchanged"].indexOf(change);
}

const kindNames: Readonly<Record<string, MessageKey>> = {
  account: "configuration.kind.account",
  assistant: "configuration.kind.assistant",
  cannedAnswer: "configuration.kind.cannedAnswer",
  cloudProvider: "configuration.kind.cloudProvider",
  disposition: "configuration.kind.disposition",
  interval: "configuration.kind.interval",
  list: "configuration.kind.list",
  settings: "configuration.kind.settings",
  template: "configuration.kind.template",
};

function kindName(kind: string): string {
  const key = kindNames[kind];
  return key === undefined ? kind : t(key);
}
