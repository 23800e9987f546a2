import { t } from "../messages/format.ts";
import { type CsvValue, downloadCsv, toCsv } from "./csv.ts";
import { DownloadButton } from "./download-button.tsx";

type CsvButtonProps = {
  /** Without `.csv`. */
  readonly filename: string;
  readonly header: readonly string[];
  /** All rows, also those that the list has not loaded yet. */
  readonly read: () => Promise<readonly (readonly CsvValue[])[]>;
};

/** [Export CSV] of a list. */
export function CsvButton({ filename, header, read }: CsvButtonProps) {
  return (
    <DownloadButton
      label={t("rows.export")}
      failure={t("rows.exportFailed")}
      download={async () => {
        downloadCsv(`${filename}.csv`, toCsv(header, await read()));
      }}
    />
  );
}
