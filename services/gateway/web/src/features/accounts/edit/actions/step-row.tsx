import { ActionIcon, Button, Collapse } from "@mantine/core";
import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { DeleteIcon, GripIcon, OpenIcon } from "../../../../components/icon.tsx";
import { t } from "../../../../messages/format.ts";
import { namesIn, type StepChoices } from "./choices.ts";
import { StepForm } from "./step-form.tsx";
import { kindLabels, type Step, summaryOf } from "./step-kinds.ts";
import styles from "./step-row.module.css";
import type { ErrorsOfStep } from "./use-shown-faults.ts";

type StepRowProps = {
  readonly step: Step;
  readonly index: number;
  readonly steps: readonly Step[];
  readonly choices: StepChoices;
  /** What is wrong, by field; "" is the step as a whole. */
  readonly errors: ErrorsOfStep;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onChange: (step: Step) => void;
  /** A field of its form lost the focus, or (null) the step did. */
  readonly onLeave: (field: string | null) => void;
  readonly onRemove: () => void;
  /** The pointer or the focus came into it, or left it. */
  readonly onPoint: (isPointed: boolean) => void;
};

/** One step: its number, a handle, what it does; opened it holds its form. */
export function StepRow({ step, index, steps, choices, errors, isOpen, ...on }: StepRowProps) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: step.id ?? String(index),
  });
  const number = index + 1;
  const kind = t(kindLabels[step.kind]);
  // opened, the form tells what is wrong where it is
  const told = isOpen ? [errors[""] ?? []].flat() : Object.values(errors);
  const interval = choices.intervals.find(({ value }) => value === step.intervalId)?.label;
  return (
    <li
      ref={setNodeRef}
      className={styles["row"]}
      data-faulty={Object.keys(errors).length > 0 || undefined}
      data-dragging={isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      onPointerEnter={() => {
        on.onPoint(true);
      }}
      onPointerLeave={() => {
        on.onPoint(false);
      }}
      onFocus={() => {
        on.onPoint(true);
      }}
      onBlur={({ currentTarget, target, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) {
          on.onPoint(false);
          on.onLeave(null);
        } else {
          on.onLeave(fieldAt(target, `actions.${index}`));
        }
      }}
    >
      <div className={styles["line"]}>
        <span className={styles["number"]}>{number}</span>
        <button
          type="button"
          ref={setActivatorNodeRef}
          className={styles["grip"]}
          {...attributes}
          {...listeners}
          aria-label={t("actions.move", { number, kind })}
        >
          <GripIcon size={16} aria-hidden />
        </button>
        <Button
          variant="subtle"
          color="gray"
          className={styles["summary"] ?? ""}
          justify="flex-start"
          rightSection={<OpenIcon size={16} aria-hidden className={styles["caret"]} data-open={isOpen || undefined} />}
          aria-expanded={isOpen}
          data-path={`actions.${index}`}
          onClick={on.onToggle}
        >
          <span className={styles["kind"]}>{kind}</span>
          <span className={styles["words"]}>{summaryOf(step, namesIn(choices, steps))}</span>
        </Button>
        <span className={styles["interval"]}>{interval ?? t("actions.always")}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("actions.remove", { number, kind })}
          onClick={on.onRemove}
        >
          <DeleteIcon size={16} aria-hidden />
        </ActionIcon>
      </div>
      {told.map((fault) => (
        <p key={fault} className={styles["fault"]}>
          {fault}
        </p>
      ))}
      <Collapse expanded={isOpen} transitionDuration={0}>
        {isOpen && (
          <div className={styles["form"]}>
            <StepForm step={step} path={`actions.${index}`} errors={errors} choices={choices} onChange={on.onChange} />
          </div>
        )}
      </Collapse>
    </li>
  );
}

/** `actions.3.condition.name` is the field `condition/name`; what has no path is no field that could be at fault. */
function fieldAt(element: Element, step: string): string {
  const path = element.closest("[data-path]")?.getAttribute("data-path") ?? step;
  return path.slice(step.length + 1).replaceAll(".", "/");
}
