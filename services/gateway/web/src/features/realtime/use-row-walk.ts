import { t } from "../../messages/format.ts";
import { useShortcuts } from "../../shortcuts/use-shortcuts.ts";

/** `j` and `k` through the rows of all tables of the page, `m` for the menu of a row. */
export function useRowWalk(): void {
  useShortcuts([
    {
      keys: "j",
      label: t("keys.nextRow"),
      run: () => {
        walk(1);
      },
    },
    {
      keys: "k",
      label: t("keys.previousRow"),
      run: () => {
        walk(-1);
      },
    },
    {
      keys: "m",
      label: t("keys.rowMenu"),
      run: () => {
        rowInFocus()?.querySelector<HTMLElement>("[data-row-menu]")?.click();
      },
    },
  ]);
}

function rowInFocus(): Element | null {
  return document.activeElement?.closest("tr[data-row]") ?? null;
}

function walk(step: 1 | -1): void {
  const stops = [...document.querySelectorAll<HTMLElement>("main [data-row-main]")];
  const row = rowInFocus();
  const at = row === null ? -1 : stops.findIndex((stop) => row.contains(stop));
  stops.at(at === -1 ? (step === 1 ? 0 : -1) : Math.max(0, at + step))?.focus();
}
