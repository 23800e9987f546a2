/** S53, X2: what becomes of a new message, as an ordered list of applications, and the ways through it drawn beside. */
import { Button, Menu } from "@mantine/core";
import { DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors } from "@dnd-kit/core";
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { useEffect, useState } from "react";
import { newKey } from "../../../../api/new-key.ts";
import { EmptyView } from "../../../../components/empty-view.tsx";
import { AddIcon, OpenIcon } from "../../../../components/icon.tsx";
import { t } from "../../../../messages/format.ts";
import { useAccountEdit } from "../edit-context.ts";
import { announcementsFor } from "./announcements.ts";
import { useStepChoices } from "./choices.ts";
import { FlowDrawing } from "./flow-drawing.tsx";
import { nearestEdge } from "./nearest-edge.ts";
import { kindLabels, newStep, type Step, type StepKind, stepKinds } from "./step-kinds.ts";
import { StepRow } from "./step-row.tsx";
import { useShownFaults } from "./use-shown-faults.ts";
import styles from "./actions-section.module.css";

export function ActionsSection() {
  const { account, form } = useAccountEdit();
  const steps = form.useWatchValue("actions");
  const choices = useStepChoices(account.id, steps);
  const [openId, setOpenId] = useState<string | null>(null);
  const [markedId, setMarkedId] = useState<string | null>(null);
  const faults = useShownFaults(steps);
  const focusOn = useFocusAfter();
  const change = (next: Step[]): void => {
    faults.forgetFound();
    form.setFieldValue("actions", next);
  };
  const add = (kind: StepKind): void => {
    const id = newKey();
    change([...steps, newStep(kind, id)]);
    faults.begin(id);
    setOpenId(id);
    focusOn(`actions.${steps.length}`);
  };
  const remove = (index: number): void => {
    change(steps.filter((_, at) => at !== index));
    // to the step that takes its place, else to the one before, else to the heading
    focusOn(steps.length > 1 ? `actions.${Math.min(index, steps.length - 2)}` : "actions");
  };
  return (
    <section className={styles["section"]} aria-labelledby="actions-title">
      <header className={styles["header"]}>
        <h2 id="actions-title" className={styles["title"]} data-path="actions" tabIndex={-1}>
          {t("accounts.section.actions")}
        </h2>
        <p className={styles["help"]}>{t("actions.help")}</p>
      </header>
      <div className={styles["columns"]}>
        <div>
          {steps.length === 0 ? (
            <EmptyView text={t("actions.empty")} />
          ) : (
            <Sortable steps={steps} onReorder={change}>
              {steps.map((step, index) => (
                <StepRow
                  key={step.id}
                  {...{ step, index, steps, choices }}
                  errors={faults.errorsAt(index)}
                  isOpen={step.id === openId}
                  onToggle={() => {
                    setOpenId(step.id === openId ? null : (step.id ?? null));
                  }}
                  onChange={(next) => {
                    change(steps.map((each) => (each === step ? next : each)));
                  }}
                  onLeave={(field) => {
                    faults.leave(step.id ?? "", field);
                  }}
                  onRemove={() => {
                    remove(index);
                  }}
                  onPoint={(isPointed) => {
                    setMarkedId(isPointed ? (step.id ?? null) : null);
                  }}
                />
              ))}
            </Sortable>
          )}
          <AddMenu onAdd={add} />
        </div>
        {steps.length > 0 && <FlowDrawing steps={steps} marked={indexOfId(steps, markedId)} />}
      </div>
    </section>
  );
}

function indexOfId(steps: readonly Step[], id: string | null): number | null {
  const index = id === null ? -1 : steps.findIndex((step) => step.id === id);
  return index === -1 ? null : index;
}

/** Moves the focus to a field once it is drawn: what had it may be gone by then. */
function useFocusAfter(): (path: string) => void {
  const [goal, setGoal] = useState<{ readonly path: string } | null>(null);
  useEffect(() => {
    if (goal !== null) document.querySelector<HTMLElement>(`[data-path="${goal.path}"]`)?.focus();
  }, [goal]);
  return (path) => {
    setGoal({ path });
  };
}

type SortableProps = {
  readonly steps: readonly Step[];
  readonly onReorder: (steps: Step[]) => void;
  readonly children: React.ReactNode;
};

/** Space lifts, arrows move, Space drops, Esc puts back; said aloud as it happens. */
function Sortable({ steps, onReorder, children }: SortableProps) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = steps.map(({ id = "" }) => id);
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={nearestEdge}
      accessibility={{
        announcements: announcementsFor(ids),
        screenReaderInstructions: { draggable: t("actions.moveHelp") },
      }}
      onDragEnd={({ active, over }) => {
        if (over === null || active.id === over.id) return;
        onReorder(arrayMove([...steps], ids.indexOf(String(active.id)), ids.indexOf(String(over.id))));
      }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ol className={styles["steps"]}>{children}</ol>
      </SortableContext>
    </DndContext>
  );
}

function AddMenu({ onAdd }: { readonly onAdd: (kind: StepKind) => void }) {
  return (
    <Menu position="bottom-start" withinPortal returnFocus={false}>
      <Menu.Target>
        <Button
          variant="default"
          mt={12}
          leftSection={<AddIcon size={18} aria-hidden />}
          rightSection={<OpenIcon size={16} aria-hidden />}
        >
          {t("actions.add")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {stepKinds.map((kind) => (
          <Menu.Item
            key={kind}
            onClick={() => {
              onAdd(kind);
            }}
          >
            {t(kindLabels[kind])}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
