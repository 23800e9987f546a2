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
  const [runs, setRuns] = useState<ReadonlyMap<Protocol, Run>>(new Map());
  const steps = useRef<HTMLDivElement>(null);
  // what begins below the edge of a dialog would not be seen to begin
  const reveal = () => steps.current?.scrollIntoView({ block: "nearest" });
  useEffect(() => {
    if (runs.size > 0) reveal();
  }, [runs]);
  // always with what stands in the form now: it may have been mended since
  const begin = (asked: readonly Protocol[]): void => {
    const current = body();
    if (current === null) return;
    setRuns((before) => {
      const begun = asked.map(
        (protocol) => [protocol, { n: (before.get(protocol)?.n ?? 0) + 1, body: current }] as const,
      );
      return new Map([...before, ...begun]);
    });
  };
  return (
    <div ref={steps} className={styles["test"]}>
      <Button
        variant="default"
        onClick={() => {
          begin(protocols);
        }}
      >
        {t("verify.test")}
      </Button>
      {protocols.map((protocol) => {
        const run = runs.get(protocol);
        if (run === undefined) return null;
        const trial = draftTrial(protocol, run.body, run.n);
        return (
          <VerifySteps
            key={`${protocol} ${run.n}`}
            protocol={protocol}
            trial={trial}
            onAgain={() => {
              begin([protocol]);
            }}
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
