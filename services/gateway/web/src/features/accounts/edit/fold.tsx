import { Button, Collapse } from "@mantine/core";
import { type ReactNode, useId, useState } from "react";
import { ClosedIcon, OpenIcon } from "../../../components/icon.tsx";
import { useAccountEdit } from "./edit-context.ts";
import type { DraftPath } from "./edit-field.ts";
import styles from "./fold.module.css";

type FoldProps = {
  readonly title: string;
  readonly opened: boolean;
  /** Fields in it: a fault opens it. */
  readonly paths: readonly DraftPath[];
  readonly children: ReactNode;
};

/** What few need, folded away but never out of reach. */
export function Fold({ title, opened, paths, children }: FoldProps) {
  const { form } = useAccountEdit();
  const [isOpen, setOpen] = useState(opened);
  const id = useId();
  const isFaulty = paths.some((path) => form.errors[path] !== undefined);
  if (isFaulty && !isOpen) setOpen(true);
  const Icon = isOpen ? OpenIcon : ClosedIcon;
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        className={styles["toggle"] ?? ""}
        leftSection={<Icon size={16} stroke={1.5} aria-hidden />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        {title}
      </Button>
      <Collapse id={id} expanded={isOpen}>
        <div className={styles["inside"]}>{children}</div>
      </Collapse>
    </div>
  );
}
