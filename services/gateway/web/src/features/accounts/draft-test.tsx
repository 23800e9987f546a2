import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { AccountDraftBody, VerifyResult } from "../../api/resources.ts";
import { t } from "../../messages/format.ts";
import styles from "./draft-test.module.css";
import { draftTrial, type Protocol } from "./trials.ts";
import { VerifySteps } from "./verify-steps.tsx";

type DraftTestProps = {
  readonly protocols: readonly Protocol[];
  /** The settings as they are now; null: they are at fault, and the form says where. */
  readonly body: () => AccountDraftBody | null;
  readonly onResult?: (protocol: Protocol, result: VerifyResult) => void;
};

type Run = { readonly n: number; readonly body: AccountDraftBody };

/** Tries settings before they are saved; may be broken off at any time. */
export function DraftTest({ protocols, body, onResult }: DraftTestProps) {
  const client = useQueryClient();
  const [run, setRun] = useState<Run | null>(null);
  const steps = useRef<HTMLDivElement>(null);
  // what begins below the edge of a dialog would not be seen to begin
  const reveal = () => steps.current?.scrollIntoView({ block: "nearest" });
  useEffect(() => {
    if (run !== null) reveal();
  }, [run]);
  return (
    <div ref={steps} className={styles["test"]}>
      <Button
        variant="default"
        onClick={() => {
          const current = body();
          if (current !== null) setRun((before) => ({ n: (before?.n ?? 0) + 1, body: current }));
        }}
      >
        {t("verify.test")}
      </Button>
      {run !== null &&
        protocols.map((protocol) => {
          const trial = draftTrial(protocol, run.body, run.n);
          return (
            <VerifySteps
              key={`${protocol} ${run.n}`}
              protocol={protocol}
              trial={trial}
              onResult={(result) => {
                reveal();
                onResult?.(protocol, result);
              }}
              onCancel={() => {
                void client.cancelQueries({ queryKey: trial.queryKey });
              }}
            />
          );
        })}
    </div>
  );
}
