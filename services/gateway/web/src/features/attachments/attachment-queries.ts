import { queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../api/client.ts";
import { queryKeys } from "../../api/query-keys.ts";
import { upload } from "../../api/upload.ts";

/** X12: what the files of one message may measure. */
export const attachmentLimitsQuery = queryOptions({
  queryKey: queryKeys.attachmentLimits,
  queryFn: ({ signal }) => ask(api.GET("/attachment-limits", { signal })),
});

type Sending = { readonly signal: AbortSignal; readonly onProgress: (part: number) => void };

/** Answers the upload's id. @throws ApiError, ConnectionError */
export async function uploadFile(file: File, sending: Sending): Promise<string> {
  const query = new URLSearchParams({ filename: file.name.slice(-255) || "file" });
  if (/^[a-z0-9][\w!#$&^.+-]*\/[a-z0-9][\w!#$&^.+-]*$/i.test(file.type)) query.set("contentType", file.type);
  const answer = await upload({ path: `/uploads?${query.toString()}`, file, ...sending });
  if (typeof answer === "object" && answer !== null && "id" in answer && typeof answer.id === "string")
    return answer.id;
  throw new Error("an upload answered no id");
}

/** The server drops it by itself some day: nothing hangs on the answer. */
export function dropUpload(uploadId: string): void {
  void api.DELETE("/uploads/{uploadId}", { params: { path: { uploadId } } }).catch(() => undefined);
}
