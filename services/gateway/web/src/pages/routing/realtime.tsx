import "../../messages/add-realtime.ts";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useFilters } from "../../components/filter-parameter.ts";
import { Loading } from "../../components/loading.tsx";
import { Page } from "../../components/page.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { Freshness } from "../../features/realtime/freshness.tsx";
import { RealtimeBoard } from "../../features/realtime/realtime-board.tsx";
import { ScopeFilters } from "../../features/realtime/scope-filters.tsx";
import { useRealtime } from "../../features/realtime/use-realtime.ts";
import { t } from "../../messages/format.ts";
import { showClockTime } from "../../messages/time.ts";
import { useShortcuts } from "../../shortcuts/use-shortcuts.ts";

/** What waits, who is there, how the accounts stand: now (X16, S114). */
export function RealtimePage() {
  const filters = useFilters();
  const [isPaused, setPaused] = useState(false);
  const scope = { account: filters.get("account"), queue: filters.get("queue") };
  const { data, error, refetch, status } = useRealtime(scope, isPaused);
  const toggle = (): void => {
    setPaused(!isPaused);
  };
  useShortcuts([{ keys: "p", label: t(isPaused ? "realtime.continue" : "realtime.pause"), run: toggle }]);
  return (
    <Page
      title={t("nav.realtime")}
      tools={
        <>
          {data !== undefined && <AsOf at={data.at} />}
          <Button size="xs" variant="default" aria-pressed={isPaused} title={t("realtime.pauseHelp")} onClick={toggle}>
            {t("realtime.pause")}
          </Button>
        </>
      }
      filters={<ScopeFilters filters={filters} />}
    >
      {data === undefined && error === null && <Loading lines={8} height={28} />}
      {data === undefined && error !== null && (
        <ProblemView error={error} title={t("realtime.failed")} onRetry={() => void refetch()} />
      )}
      {data !== undefined && (
        <>
          <Freshness
            isPaused={isPaused}
            isBehind={error !== null}
            status={status}
            onContinue={toggle}
            onRetry={() => void refetch()}
          />
          <RealtimeBoard
            figures={data}
            isPaused={isPaused}
            addressOf={(filter, id) => addressOf({ ...scope, [filter]: id })}
          />
        </>
      )}
    </Page>
  );
}

function AsOf({ at }: { readonly at: string }) {
  return (
    <span className="muted">
      {t("realtime.asOf")}{" "}
      <time dateTime={at} className="tabular">
        {showClockTime(at)}
      </time>
    </span>
  );
}

/** This page, narrowed. */
function addressOf(scope: Readonly<Record<string, string>>): string {
  const set = Object.entries(scope).filter(([, value]) => value !== "");
  return `/realtime?${new URLSearchParams(Object.fromEntries(set)).toString()}`;
}
