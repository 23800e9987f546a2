import { Button } from "@mantine/core";
import { useState } from "react";
import { t } from "../messages/format.ts";
import { type CsvValue, downloadCsv, toCsv } from "./csv.ts";
import { DownloadIcon } from "./icon.tsx";
import { notifyFailure } from "./notify.ts";
import { detailOf } from "./problem-view.tsx";

type CsvButtonProps = {
  /** Without `.csv`. */
  readonly filename: string;
  readonly header: readonly string[];
  /** All rows, also those that the list has not loaded yet. */
  readonly read: () => Promise<readonly (readonly CsvValue[])[]>;
};

/** [Export CSV] of a list. */
export function CsvButton({ filename, header, read }: CsvButtonProps) {
  const [isBusy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      downloadCsv(`${filename}.csv`, toCsv(header, await read()));
    } catch (error) {
      notifyFailure(t("rows.exportFailed"), detailOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<DownloadIcon size={16} stroke={1.5} />}
      loading={isBusy}
      onClick={() => void run()}
    >
      {t("rows.export")}
    </Button>
  );
}
