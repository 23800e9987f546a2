import { Textarea, type TextareaProps } from "@mantine/core";
import type { RefObject } from "react";
import type { CannedAnswer } from "../../api/resources.ts";
import styles from "./mail-text.module.css";
import type { Variables } from "./fill-variables.ts";
import { useCannedPicker } from "./use-canned-picker.tsx";

type MailTextProps = Pick<
  TextareaProps,
  "aria-label" | "label" | "labelProps" | "placeholder" | "minRows" | "maxRows" | "error" | "readOnly"
> & {
  /** Whose canned answers are offered; null: it is not chosen yet. */
  readonly accountId: string | null;
  /** What canned answers may name, of the interaction that is answered. */
  readonly variables?: Variables | undefined;
  readonly input: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onAnswer: (answer: CannedAnswer) => void;
};

/** Where the text of a mail is written, with canned answers at hand (S116). */
export function MailText({ accountId, variables = [], input, text, onText, onAnswer, ...looks }: MailTextProps) {
  const canned = useCannedPicker({ accountId, variables, input, onText, onAnswer });
  return (
    <div className={styles["text"]}>
      {canned.list}
      <Textarea
        ref={input}
        autosize
        dir="auto"
        value={text}
        {...looks}
        {...canned.inputProps}
        onChange={({ currentTarget }) => {
          onText(currentTarget.value);
        }}
      />
    </div>
  );
}
