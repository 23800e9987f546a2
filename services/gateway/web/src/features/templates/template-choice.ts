import { queryOptions } from "@tanstack/react-query";
import { queryKeys } from "../../api/query-keys.ts";
import { allTemplates } from "./template-queries.ts";

/** All named templates, to choose one. */
export const templateChoiceQuery = queryOptions({
  queryKey: queryKeys.templateList({ choice: true }),
  queryFn: () => allTemplates({}),
});
