import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { LateFields } from "./late-fields.tsx";
import { Loading } from "./loading.tsx";
import { ProblemView } from "./problem-view.tsx";

type StoredViewProps<Data> = {
  readonly query: UseQueryResult<Data>;
  readonly failed: string;
  readonly children: (data: Data) => ReactNode;
};

/** What a form begins with, read anew: an older copy would be saved over somebody's work, or be refused. */
export function StoredView<Data>({ query, failed, children }: StoredViewProps<Data>) {
  const { data, error, isFetchedAfterMount, refetch } = query;
  if (error !== null && data === undefined) {
    return <ProblemView error={error} title={failed} onRetry={() => void refetch()} />;
  }
  if (data === undefined || !isFetchedAfterMount) return <Loading lines={5} height={36} />;
  return <LateFields>{children(data)}</LateFields>;
}
