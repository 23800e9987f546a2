import { Combobox, useCombobox } from "@mantine/core";
import { useState } from "react";
import { t } from "../../messages/format.ts";
import { OpenIcon } from "../icon.tsx";
import type { Variable } from "./node-views.tsx";
import styles from "./rich-text.module.css";

type VariableMenuProps = { readonly variables: readonly Variable[]; readonly onInsert: (name: string) => void };

/** All variables, found by a part of their name or of what they mean. */
export function VariableMenu({ variables, onInsert }: VariableMenuProps) {
  const [search, setSearch] = useState("");
  const box = useCombobox({
    onDropdownClose: () => {
      box.resetSelectedOption();
      setSearch("");
    },
    onDropdownOpen: () => {
      box.focusSearchInput();
      box.selectFirstOption();
    },
  });
  const wanted = search.trim().toLowerCase();
  const shown = variables.filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(wanted));
  return (
    <Combobox
      store={box}
      width={300}
      position="bottom-start"
      onOptionSubmit={(name) => {
        box.closeDropdown();
        onInsert(name);
      }}
    >
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <button
          type="button"
          className={styles["tool"]}
          aria-haspopup="listbox"
          aria-expanded={box.dropdownOpened}
          onClick={() => {
            box.toggleDropdown();
          }}
        >
          {t("richText.variable")}
          <OpenIcon size={14} stroke={1.5} aria-hidden />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          aria-label={t("richText.searchVariables")}
          placeholder={t("richText.searchVariables")}
          value={search}
          onChange={({ currentTarget }) => {
            setSearch(currentTarget.value);
            box.updateSelectedOptionIndex();
          }}
        />
        <Combobox.Options className={styles["variables"]} aria-label={t("richText.variables")}>
          {shown.map(({ name, description }) => (
            <Combobox.Option key={name} value={name}>
              <span className="mono">{name}</span>
              <span className={styles["meaning"]}>{description}</span>
            </Combobox.Option>
          ))}
          {shown.length === 0 && <Combobox.Empty>{t("richText.noVariables")}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
