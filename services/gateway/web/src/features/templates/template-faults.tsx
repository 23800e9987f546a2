import { Button } from "@mantine/core";
import { faultsOf } from "../../api/problem.ts";
import { detailOf } from "../../components/problem-view.tsx";
import { t } from "../../messages/format.ts";
import { lineIn } from "./line-in.ts";
import styles from "./template-preview.module.css";

type TemplateFaultsProps = { readonly error: unknown; readonly onGo: (line: number) => void };

/** Line and reason, in the server's words, and the way there. */
export function TemplateFaults({ error, onGo }: TemplateFaultsProps) {
  const faults = faultsOf(error);
  const texts = faults.length === 0 ? [detailOf(error)] : faults.map(({ detail }) => detail);
  return texts.map((text) => <TemplateFault key={text} text={text} onGo={onGo} />);
}

export function TemplateFault({ text, onGo }: { readonly text: string; readonly onGo: (line: number) => void }) {
  const line = lineIn(text);
  return (
    <div className={styles["fault"]}>
      <span>{text}</span>
      {line !== null && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t("template.faultGoTo", { line })}
          onClick={() => {
            onGo(line);
          }}
        >
          {t("template.faultGo")}
        </Button>
      )}
    </div>
  );
}
