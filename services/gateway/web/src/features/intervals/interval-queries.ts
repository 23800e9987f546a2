import { queryOptions } from "@tanstack/react-query";
import { api, ask, askWithTag, defined, tell } from "../../api/client.ts";
import { everyPage, pagedQuery } from "../../api/paging.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { IntervalCreate } from "../../api/resources.ts";
import { useChange } from "../../api/use-change.ts";
import type { Rules } from "./interval-values.ts";

type IntervalFilters = { readonly search?: string | undefined };

export function intervalListQuery(filters: IntervalFilters) {
  return pagedQuery(queryKeys.intervalList(filters), (position, signal) =>
    ask(api.GET("/intervals", { params: { query: { ...defined(filters), ...position } }, signal })),
  );
}

export function allIntervals(filters: IntervalFilters) {
  return everyPage((position) =>
    ask(api.GET("/intervals", { params: { query: { ...defined(filters), ...position } } })),
  );
}

export function intervalQuery(intervalId: string) {
  return queryOptions({
    queryKey: queryKeys.interval(intervalId),
    queryFn: ({ signal }) =>
      askWithTag(api.GET("/intervals/{intervalId}", { params: { path: { intervalId } }, signal })),
    staleTime: 0,
  });
}

type IntervalChange = {
  /** null: a new one. */
  readonly stored: { readonly id: string; readonly etag: string } | null;
  readonly body: IntervalCreate;
};

export function useSaveInterval() {
  return useChange(
    ({ stored, body }: IntervalChange) =>
      ask(
        stored === null
          ? api.POST("/intervals", { body })
          : api.PATCH("/intervals/{intervalId}", {
              params: { path: { intervalId: stored.id }, header: { "if-match": stored.etag } },
              body,
            }),
      ),
    queryKeys.intervals,
  );
}

export function deleteInterval(intervalId: string): Promise<void> {
  return tell(api.DELETE("/intervals/{intervalId}", { params: { path: { intervalId } } }));
}

/** When rules would match, before they are stored. null: not complete yet. */
export function intervalPreviewQuery(rules: Rules | null) {
  return queryOptions({
    queryKey: queryKeys.intervalPreview(rules ?? {}),
    queryFn: ({ signal }) => (rules === null ? null : ask(api.POST("/intervals/preview", { body: rules, signal }))),
    enabled: rules !== null,
  });
}
