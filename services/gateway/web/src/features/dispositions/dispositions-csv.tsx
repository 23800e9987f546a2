import type { Disposition } from "../../api/resources.ts";
import { CsvButton } from "../../components/csv-button.tsx";
import { t } from "../../messages/format.ts";
import { pathText } from "./disposition-tree.ts";
import { useScopeNames } from "./scope-names.ts";

type DispositionsCsvProps = { readonly read: () => Promise<readonly Disposition[]> };

export function DispositionsCsv({ read }: DispositionsCsvProps) {
  const scopeName = useScopeNames();
  return (
    <CsvButton
      filename="dispositions"
      header={[
        t("dispositions.column.path"),
        t("dispositions.name"),
        t("dispositions.column.level"),
        t("dispositions.column.scope"),
        t("dispositions.description"),
      ]}
      read={async () =>
        (await read()).map((each) => [pathText(each), each.name, each.level, scopeName(each), each.description])
      }
    />
  );
}
