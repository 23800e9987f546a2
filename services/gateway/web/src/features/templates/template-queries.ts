import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, ask, askWithTag, defined, tell } from "../../api/client.ts";
import { everyPage, pagedQuery } from "../../api/paging.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { MessageTemplateCreate, TemplateKind, TemplateVariable } from "../../api/resources.ts";
import { useChange } from "../../api/use-change.ts";

type TemplateFilters = { readonly search?: string | undefined };

export function templateListQuery(filters: TemplateFilters) {
  return pagedQuery(queryKeys.templateList(filters), (position, signal) =>
    ask(api.GET("/templates", { params: { query: { ...defined(filters), ...position } }, signal })),
  );
}

export function allTemplates(filters: TemplateFilters) {
  return everyPage((position) =>
    ask(api.GET("/templates", { params: { query: { ...defined(filters), ...position } } })),
  );
}

export function templateQuery(templateId: string) {
  return queryOptions({
    queryKey: queryKeys.template(templateId),
    queryFn: ({ signal }) =>
      askWithTag(api.GET("/templates/{templateId}", { params: { path: { templateId } }, signal })),
    staleTime: 0,
  });
}

type TemplateChange = {
  /** null: a new one. */
  readonly stored: { readonly id: string; readonly etag: string } | null;
  readonly body: MessageTemplateCreate;
};

export function useSaveTemplate() {
  return useChange(
    ({ stored, body }: TemplateChange) =>
      ask(
        stored === null
          ? api.POST("/templates", { body })
          : api.PATCH("/templates/{templateId}", {
              params: { path: { templateId: stored.id }, header: { "if-match": stored.etag } },
              body,
            }),
      ),
    queryKeys.templates,
  );
}

export function deleteTemplate(templateId: string): Promise<void> {
  return tell(api.DELETE("/templates/{templateId}", { params: { path: { templateId } } }));
}

/** The one catalogue of what templates may name (X11). */
export const templateVariablesQuery = queryOptions({
  queryKey: queryKeys.templateVariables,
  queryFn: async ({ signal }) => (await ask(api.GET("/template-variables", { signal }))).items,
  staleTime: Infinity,
});

/** What is previewed, and for whom. */
export type TemplateLook = {
  readonly kind: TemplateKind;
  readonly source: string;
  /** Whose name, address and logo are filled in. */
  readonly accountId?: string;
  /** Another one than the last asks again: the account has another logo. */
  readonly accountVersion?: number;
  readonly fontFamily?: string;
  readonly fontSizePx?: number;
};

/** Rendered by the server with sample data; 422 says with line and reason why not. */
export function templatePreviewQuery({ accountVersion, contactName, ...look }: TemplateLook & { contactName: string }) {
  const name = contactName.trim();
  const body = { ...look, ...(name === "" ? {} : { sample: { contactName: name } }) };
  return queryOptions({
    queryKey: queryKeys.templatePreview({ ...body, accountVersion }),
    queryFn: ({ signal }) => ask(api.POST("/templates/preview", { body, signal })),
    enabled: look.source.trim() !== "",
    staleTime: Infinity,
  });
}

/** What a kind of template may name. */
export function useVariables(kind: TemplateKind): { variables: readonly TemplateVariable[]; isFailed: boolean } {
  const { data, isError } = useQuery(templateVariablesQuery);
  const variables = useMemo(() => (data ?? []).filter(({ kinds }) => kinds.includes(kind)), [data, kind]);
  return { variables, isFailed: isError };
}
