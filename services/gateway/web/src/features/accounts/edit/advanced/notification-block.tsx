import { Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { textLimits } from "../../../../components/field-rules.ts";
import { VariableChips } from "../../../../components/variable-chips.tsx";
import { t } from "../../../../messages/format.ts";
import { showDuration } from "../../../../messages/time.ts";
import { TemplateFaults } from "../../../templates/template-faults.tsx";
import { templatePreviewQuery, useVariables } from "../../../templates/template-queries.ts";
import { useAccountEdit } from "../edit-context.ts";
import { SwitchField, useEditField } from "../fields.tsx";
import styles from "./template-block.module.css";

const path = "notification.template";
const pauseMs = 400;
/** Only for the picture: how long an offer stays is the queue's. */
const exampleSeconds = 24;

/** S39: what tells an agent of a new interaction. */
export function NotificationBlock() {
  const { account, form } = useAccountEdit();
  const { label, rule } = useEditField(path);
  const { variables, isFailed } = useVariables("notification");
  const area = useRef<HTMLTextAreaElement>(null);
  const typed = form.useWatchValue(path);
  const goTo = (line: number): void => {
    if (area.current === null) return;
    const start = typed
      .split("\n")
      .slice(0, line - 1)
      .join("\n").length;
    area.current.focus();
    area.current.setSelectionRange(start, start);
  };
  const insert = (name: string): void => {
    if (area.current === null) return;
    area.current.focus();
    area.current.setRangeText(`{{${name}}}`, area.current.selectionStart, area.current.selectionEnd, "end");
    form.setFieldValue(path, area.current.value, { forceUpdate: false });
  };
  return (
    <>
      <SwitchField path="notification.sound" />
      <SwitchField path="notification.shake" />
      <Textarea
        label={label}
        description={t("notification.help")}
        autosize
        minRows={2}
        maxRows={6}
        dir="auto"
        {...textLimits(rule)}
        key={form.key(path)}
        {...form.getInputProps(path)}
        ref={area}
      />
      {isFailed && <p className="failure">{t("richText.variablesFailed")}</p>}
      {variables.length > 0 && <VariableChips variables={variables} onInsert={insert} />}
      <Example source={typed} accountId={account.id} onGo={goTo} />
    </>
  );
}

type ExampleProps = {
  readonly source: string;
  readonly accountId: string;
  readonly onGo: (line: number) => void;
};

/** The notification as the desk shows it, with sample data. */
function Example({ source, accountId, onGo }: ExampleProps) {
  const [paused] = useDebouncedValue(source, pauseMs);
  const { data, error } = useQuery(
    templatePreviewQuery({ kind: "notification", source: paused, accountId, contactName: "" }),
  );
  const [last, setLast] = useState<string | null>(null);
  if (data !== undefined && data.text !== last) setLast(data.text);
  const text = data?.text ?? last;
  const title = t(error === null ? "notification.example" : "notification.old");
  return (
    <section aria-label={t("notification.example")}>
      <h3 className={styles["example"]}>{title}</h3>
      <div aria-live="polite">
        {error !== null && <TemplateFaults error={error} onGo={onGo} />}
        {data?.warnings.map((warning) => (
          <p key={warning} className={styles["warning"]}>
            {warning}
          </p>
        ))}
      </div>
      {text !== null && (
        <div className={styles["toast"]} data-old={error !== null}>
          <span className={styles["toastText"]} dir="auto">
            {text}
          </span>
          <span className={styles["toastTime"]}>
            {t("notification.exampleTime", { time: showDuration(exampleSeconds) })}
          </span>
          <span className={styles["toastButtons"]} aria-hidden>
            <span className={styles["toastButton"]}>{t("notification.exampleAccept")}</span>
            <span className={styles["toastButton"]}>{t("notification.exampleReject")}</span>
          </span>
        </div>
      )}
    </section>
  );
}
