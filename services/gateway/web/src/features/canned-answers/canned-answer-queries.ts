import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, apiRoot, ask, askWithTag, defined, tell } from "../../api/client.ts";
import { everyPage, pagedQuery } from "../../api/paging.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { CannedAnswerCreate } from "../../api/resources.ts";
import { upload } from "../../api/upload.ts";

export type CannedAnswerFilters = {
  readonly search?: string | undefined;
  /** Whose; without one: the global ones. */
  readonly accountId?: string | undefined;
};

function queryOf({ search, accountId }: CannedAnswerFilters) {
  return defined({ search, accountId, scope: accountId === undefined ? ("global" as const) : ("account" as const) });
}

export function cannedAnswerListQuery(filters: CannedAnswerFilters) {
  return pagedQuery(queryKeys.cannedAnswerList(filters), (position, signal) =>
    ask(api.GET("/canned-answers", { params: { query: { ...queryOf(filters), ...position } }, signal })),
  );
}

export function allCannedAnswers(filters: CannedAnswerFilters) {
  return everyPage((position) =>
    ask(api.GET("/canned-answers", { params: { query: { ...queryOf(filters), ...position } } })),
  );
}

export function cannedAnswerQuery(cannedAnswerId: string) {
  return queryOptions({
    queryKey: queryKeys.cannedAnswer(cannedAnswerId),
    queryFn: ({ signal }) =>
      askWithTag(api.GET("/canned-answers/{cannedAnswerId}", { params: { path: { cannedAnswerId } }, signal })),
    staleTime: 0,
  });
}

/** While an answer is written from the account: its own and the global ones, by the beginning of the key. */
export function offeredCannedAnswersQuery(accountId: string, search: string) {
  return queryOptions({
    queryKey: queryKeys.offeredCannedAnswers(accountId, search),
    queryFn: async ({ signal }) => {
      const params = { path: { accountId }, query: search === "" ? {} : { search } };
      return (await ask(api.GET("/accounts/{accountId}/canned-answers", { params, signal }))).items;
    },
    placeholderData: keepPreviousData,
  });
}

export function createCannedAnswer(body: CannedAnswerCreate) {
  return askWithTag(api.POST("/canned-answers", { body }));
}

export function changeCannedAnswer(cannedAnswerId: string, etag: string, body: Omit<CannedAnswerCreate, "accountId">) {
  const params = { path: { cannedAnswerId }, header: { "if-match": etag } };
  return askWithTag(api.PATCH("/canned-answers/{cannedAnswerId}", { params, body }));
}

export function deleteCannedAnswer(cannedAnswerId: string): Promise<void> {
  return tell(api.DELETE("/canned-answers/{cannedAnswerId}", { params: { path: { cannedAnswerId } } }));
}

export async function attachFile(
  cannedAnswerId: string,
  file: File,
  onProgress: (part: number) => void,
): Promise<void> {
  const query = new URLSearchParams({ filename: file.name });
  if (file.type !== "") query.set("contentType", file.type);
  await upload({ path: `/canned-answers/${cannedAnswerId}/attachments?${query.toString()}`, file, onProgress });
}

export function removeAttachment(cannedAnswerId: string, attachmentId: string): Promise<void> {
  const params = { path: { cannedAnswerId, attachmentId } };
  return tell(api.DELETE("/canned-answers/{cannedAnswerId}/attachments/{attachmentId}", { params }));
}

/** Where the browser downloads it from. */
export function attachmentUrl(cannedAnswerId: string, attachmentId: string): string {
  return `${apiRoot}/canned-answers/${cannedAnswerId}/attachments/${attachmentId}`;
}
