import "../../messages/add-tags.ts";
import { Button, Checkbox, CloseButton, TextInput } from "@mantine/core";
import { useState } from "react";
import { AddIcon, WarningIcon } from "../../components/icon.tsx";
import { t } from "../../messages/format.ts";
import styles from "./tags-filter.module.css";
import { type TagCondition, useTagConditions } from "./use-tag-conditions.ts";

/** Conditions about tags. More than one that counts at a time is no question that could be answered (S106). */
export function TagsFilter() {
  const { conditions, set } = useTagConditions();
  const [isAdding, setAdding] = useState(false);
  const shown = conditions.length === 0 || isAdding ? [...conditions, { tags: "", isOn: true }] : conditions;
  const change = (index: number, changed: TagCondition): void => {
    setAdding(false);
    set(shown.map((condition, at) => (at === index ? changed : condition)));
  };
  const isRefused = conditions.filter(({ isOn }) => isOn).length > 1;
  return (
    <>
      {shown.map((condition, index) => (
        <Condition
          key={`${index} ${condition.tags}`}
          condition={condition}
          mayBeOff={conditions.length > 1 && condition.tags !== ""}
          onChange={(changed) => {
            change(index, changed);
          }}
        />
      ))}
      {conditions.length > 0 && !isAdding && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<AddIcon size={14} stroke={1.5} aria-hidden />}
          onClick={() => {
            setAdding(true);
          }}
        >
          {t("tags.addCondition")}
        </Button>
      )}
      {isRefused && (
        <p role="alert" className={styles["warning"]}>
          <WarningIcon size={16} stroke={1.5} aria-hidden /> {t("tags.severalConditions")}
        </p>
      )}
    </>
  );
}

type ConditionProps = {
  readonly condition: TagCondition;
  readonly mayBeOff: boolean;
  readonly onChange: (condition: TagCondition) => void;
};

/** Any of the tags that are typed, separated by commas. It counts on Enter and when the field is left. */
function Condition({ condition, mayBeOff, onChange }: ConditionProps) {
  const { tags, isOn } = condition;
  const [typed, setTyped] = useState(tags);
  const submit = (): void => {
    if (typed !== tags) onChange({ tags: typed, isOn });
  };
  return (
    <span className={styles["condition"]}>
      {mayBeOff && (
        <Checkbox
          size="xs"
          aria-label={t("tags.isOn", { tags })}
          checked={isOn}
          onChange={({ currentTarget }) => {
            onChange({ tags, isOn: currentTarget.checked });
          }}
        />
      )}
      <TextInput
        size="xs"
        w={180}
        maxLength={1_000}
        aria-label={t("tags.filter")}
        placeholder={t("tags.filterHelp")}
        value={typed}
        rightSection={
          typed === "" ? null : (
            <CloseButton
              size={24}
              iconSize={14}
              aria-label={t("tags.clear")}
              onClick={() => {
                setTyped("");
                onChange({ tags: "", isOn });
              }}
            />
          )
        }
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
        }}
        onKeyDown={({ key }) => {
          if (key === "Enter") submit();
        }}
        onBlur={submit}
      />
    </span>
  );
}
