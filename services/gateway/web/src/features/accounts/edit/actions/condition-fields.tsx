/** "If the subject contains VIP": what a conditional jump asks. */
import { Select, TextInput } from "@mantine/core";
import { t } from "../../../../messages/format.ts";
import { Pair } from "../section-parts.tsx";
import { fieldLabels, operatorLabels, type StepOf } from "./step-kinds.ts";

type Condition = StepOf<"gotoIf">["condition"];
type ConditionProps = {
  readonly condition: Condition;
  readonly path: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (condition: Condition) => void;
};

const sources = ["field", "variable", "header"] as const;
const yesOrNo = ["isReply", "isAutomatic"];

export function ConditionFields({ condition, path, errors, onChange }: ConditionProps) {
  const set = (change: Partial<Condition>): void => {
    onChange({ ...condition, ...change });
  };
  const isYesOrNo = condition.source === "field" && yesOrNo.includes(condition.name);
  return (
    <>
      <Pair>
        <Select
          label={t("actions.source")}
          description={t("actions.sourceHelp")}
          allowDeselect={false}
          data={sources.map((value) => ({ value, label: t(`actions.source.${value}`) }))}
          value={condition.source}
          onChange={(source) => {
            if (source !== null) set({ source, name: source === "field" ? "subject" : "" });
          }}
        />
        <NameField condition={condition} path={path} errors={errors} set={set} />
      </Pair>
      <Pair>
        <Select
          label={t("actions.operator")}
          description={t("actions.operatorHelp")}
          allowDeselect={false}
          data={options(operatorLabels)}
          value={condition.operator}
          onChange={(operator) => {
            if (operator !== null) set({ operator });
          }}
        />
        {isYesOrNo ? (
          <Select
            label={t("actions.compareWith")}
            description={t("actions.yesOrNoHelp")}
            allowDeselect={false}
            data={[
              { value: "true", label: t("actions.true") },
              { value: "false", label: t("actions.false") },
            ]}
            value={condition.value}
            onChange={(value) => {
              if (value !== null) set({ value });
            }}
            data-path={`${path}.value`}
            error={errors["condition/value"]}
          />
        ) : (
          <TextInput
            label={t("actions.compareWith")}
            description={t("actions.compareHelp")}
            dir="auto"
            value={condition.value}
            onChange={({ currentTarget }) => {
              set({ value: currentTarget.value });
            }}
            data-path={`${path}.value`}
            error={errors["condition/value"]}
          />
        )}
      </Pair>
    </>
  );
}

type NameProps = Omit<ConditionProps, "onChange"> & { readonly set: (change: Partial<Condition>) => void };

function NameField({ condition, path, errors, set }: NameProps) {
  if (condition.source === "field") {
    return (
      <Select
        label={t("actions.name")}
        description={t("actions.nameHelp")}
        allowDeselect={false}
        data={options(fieldLabels)}
        value={condition.name}
        onChange={(name) => {
          if (name === null) return;
          set(yesOrNo.includes(name) ? { name, operator: "equals", value: "true" } : { name });
        }}
        data-path={`${path}.name`}
        error={errors["condition/name"]}
      />
    );
  }
  return (
    <TextInput
      label={t("actions.name")}
      description={t("actions.nameHelp")}
      classNames={{ input: "mono" }}
      value={condition.name}
      onChange={({ currentTarget }) => {
        set({ name: currentTarget.value });
      }}
      data-path={`${path}.name`}
      error={errors["condition/name"]}
    />
  );
}

function options<K extends string>(labels: Readonly<Record<K, Parameters<typeof t>[0]>>) {
  const keys = Object.keys(labels).filter((key): key is K => key in labels);
  return keys.map((value) => ({ value, label: t(labels[value]) }));
}
