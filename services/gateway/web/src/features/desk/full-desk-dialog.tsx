import "../../messages/add-routing.ts";
import { Modal, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { t } from "../../messages/format.ts";
import { interactionQuery } from "../interactions/interaction-queries.ts";
import { subjectOf } from "../interactions/interaction-signs.tsx";
import styles from "./full-desk-dialog.module.css";

type FullDeskDialogProps = {
  readonly opened: boolean;
  readonly tabs: readonly string[];
  /** The tab that gives way. */
  readonly onChoose: (interactionId: string) => void;
  readonly onCancel: () => void;
};

/** X12: as many interactions are open as may be, and another one was opened. */
export function FullDeskDialog({ opened, tabs, onChoose, onCancel }: FullDeskDialogProps) {
  return (
    <Modal opened={opened} onClose={onCancel} title={t("desk.full.title", { count: tabs.length })} size={480}>
      <p className={styles["why"]}>{t("desk.full.why")}</p>
      <ul className={styles["tabs"]}>
        {tabs.map((id) => (
          <li key={id}>
            <Choice interactionId={id} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </Modal>
  );
}

type ChoiceProps = { readonly interactionId: string; readonly onChoose: (interactionId: string) => void };

function Choice({ interactionId, onChoose }: ChoiceProps) {
  const { data } = useQuery(interactionQuery(interactionId));
  const number = data === undefined ? "…" : String(data.number);
  return (
    <UnstyledButton
      className={styles["tab"] ?? ""}
      aria-label={t("desk.full.close", { number, subject: data === undefined ? "" : subjectOf(data) })}
      onClick={() => {
        onChoose(interactionId);
      }}
    >
      <strong className="mono">{data?.accountKey}</strong>
      <span className="tabular">{t("interactions.number", { number })}</span>
      <span className={styles["subject"]} dir="auto">
        {data === undefined ? "" : subjectOf(data)}
      </span>
    </UnstyledButton>
  );
}
