import { api, ask } from "../../api/client.ts";
import { pagedQuery } from "../../api/paging.ts";

export const draftListKey = ["drafts"] as const;

/** What somebody has begun to write, last saved first. */
export const draftListQuery = pagedQuery(draftListKey, (position, signal) =>
  ask(api.GET("/drafts", { params: { query: position }, signal })),
);
