import { SearchField } from "../../components/search-field.tsx";
import { t } from "../../messages/format.ts";
import { usePageSettings } from "../settings/page-settings.ts";
import styles from "./interaction-search.module.css";

type InteractionSearchProps = { readonly value: string; readonly onSearch: (value: string) => void };

/** Begins as the global settings say (X12). */
export function InteractionSearch({ value, onSearch }: InteractionSearchProps) {
  const startsOn = usePageSettings()?.searchOn ?? "enter";
  return <SearchField label={t("interactions.search")} value={value} onSearch={onSearch} startsOn={startsOn} />;
}

/** How far back a search for a text has looked (X12). */
export function SearchedDays({ search }: { readonly search: string | undefined }) {
  const settings = usePageSettings();
  if (search === undefined || search.startsWith("#") || settings === undefined) return null;
  return (
    <p className={`muted ${styles["note"] ?? ""}`} role="status">
      {t("interactions.searchedDays", { days: settings.maxSearchDays })}
    </p>
  );
}
