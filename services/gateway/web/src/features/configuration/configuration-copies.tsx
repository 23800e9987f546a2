import { Button } from "@mantine/core";
import { useState } from "react";
import { DownloadButton } from "../../components/download-button.tsx";
import { FileChoice } from "../../components/file-choice.tsx";
import { FormSection } from "../../components/form-section.tsx";
import { saveFile } from "../../components/save-file.ts";
import { t } from "../../messages/format.ts";
import { exportConfiguration } from "./configuration-queries.ts";
import styles from "./configuration-copies.module.css";
import { ImportDialog } from "./import-dialog.tsx";
import { knownVersion, readConfiguration, type ReadConfiguration } from "./read-configuration.ts";
import type { ConfigurationDocument } from "../../api/resources.ts";

type Chosen = { readonly filename: string; readonly document: ConfigurationDocument };

/** Export and import of everything that administrators set up (X24). */
export function ConfigurationCopies() {
  const [fault, setFault] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const choose = async (file: File | null): Promise<void> => {
    if (file === null) return;
    setFault(null);
    const text = await file.text().catch(() => null);
    if (text === null) {
      setFault(t("configuration.unread"));
      return;
    }
    const read = readConfiguration(text);
    if (read.kind === "document") setChosen({ filename: file.name, document: read.document });
    else setFault(faultOf(read));
  };
  return (
    <FormSection anchor="copies" title={t("configuration.title")}>
      <div>
        <ExportButton />
        <p className={styles["help"]}>{t("configuration.exportHelp")}</p>
      </div>
      <div>
        <FileChoice accept="application/json,.json" onChange={(file) => void choose(file)}>
          {(props) => (
            <Button {...props} size="xs" variant="default">
              {t("configuration.choose")}
            </Button>
          )}
        </FileChoice>
        <p className={styles["help"]}>{t("configuration.importHelp")}</p>
        {fault !== null && (
          <p role="alert" className="failure">
            {fault}
          </p>
        )}
      </div>
      {chosen !== null && (
        <ImportDialog
          filename={chosen.filename}
          document={chosen.document}
          onClose={() => {
            setChosen(null);
          }}
        />
      )}
    </FormSection>
  );
}

function faultOf(read: Exclude<ReadConfiguration, { readonly kind: "document" }>): string {
  if (read.kind === "not-json") return t("configuration.notJson");
  if (read.kind === "not-ours") return t("configuration.notOurs");
  return t("configuration.otherVersion", { version: read.version, known: knownVersion });
}

function ExportButton() {
  return (
    <DownloadButton
      label={t("configuration.export")}
      failure={t("configuration.exportFailed")}
      download={async () => {
        const document = await exportConfiguration();
        const name = `mailroom-configuration-${document.exportedAt.slice(0, 10)}.json`;
        saveFile(name, "application/json", `${JSON.stringify(document, null, 2)}\n`);
      }}
    />
  );
}
