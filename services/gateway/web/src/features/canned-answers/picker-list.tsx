import type { CannedAnswer } from "../../api/resources.ts";
import { t } from "../../messages/format.ts";
import styles from "./picker-list.module.css";
import { plainTextOf } from "./plain-text.ts";

type PickerListProps = {
  readonly id: string;
  readonly answers: readonly CannedAnswer[];
  readonly chosen: CannedAnswer | undefined;
  readonly optionId: (answer: CannedAnswer) => string;
  /** Somebody has typed a slash and the answer is there. */
  readonly isAsking: boolean;
  readonly onPick: (answer: CannedAnswer) => void;
};

/** Above the text, so that nothing below the cursor moves. */
export function PickerList({ id, answers, chosen, optionId, isAsking, onPick }: PickerListProps) {
  return (
    <>
      <span className="hidden-visually" role="status">
        {isAsking && t("canned.pick.found", { count: answers.length })}
      </span>
      {answers.length > 0 && (
        <div className={styles["popup"]}>
          <div id={id} role="listbox" aria-label={t("canned.pick")}>
            {answers.map((answer) => (
              <div
                key={answer.id}
                id={optionId(answer)}
                role="option"
                aria-selected={answer === chosen}
                className={styles["option"]}
                // the text keeps the focus
                onMouseDown={(event) => {
                  event.preventDefault();
                }}
                onClick={() => {
                  onPick(answer);
                }}
              >
                <span className={`${styles["key"] ?? ""} mono`}>{t("canned.keyShown", { key: answer.key })}</span>
                <span className={styles["text"]} dir="auto">
                  {plainTextOf(answer).replaceAll(/\s+/g, " ").slice(0, 160)}
                </span>
                {answer.attachments.length > 0 && (
                  <span className={styles["files"]}>
                    {t("canned.pick.files", { count: answer.attachments.length })}
                  </span>
                )}
              </div>
            ))}
          </div>
          <div className={styles["help"]}>{t("canned.pick.help")}</div>
        </div>
      )}
    </>
  );
}
