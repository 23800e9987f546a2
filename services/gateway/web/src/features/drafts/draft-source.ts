import { api, askWithTag, tell } from "../../api/client.ts";
import { draftOf, type Typed, typedOf } from "./draft-content.ts";

/** As the server has it. */
export type ServerDraft = {
  readonly etag: string;
  /** null: it has none. */
  readonly savedAt: string | null;
  readonly typed: Typed;
};

type WriteOptions = {
  /** Of the version seen. */
  readonly etag: string;
  /** The page is being left: the call must outlive it. */
  readonly keepalive: boolean;
};

/** Where the server keeps a draft. */
export type DraftSource = {
  /** Names it in this browser. */
  readonly id: string;
  read(): Promise<ServerDraft>;
  write(typed: Typed, options: WriteOptions): Promise<ServerDraft>;
  remove(options: WriteOptions): Promise<void>;
};

/** ETag where nothing is kept. */
export const noDraftTag = '"0"';

export function replyDraftSource(userId: string, interactionId: string): DraftSource {
  const path = { interactionId };
  const url = "/interactions/{interactionId}/draft";
  return {
    id: `${userId}/${interactionId}`,
    read: async () => serverDraft(await askWithTag(api.GET(url, { params: { path } }))),
    async write(typed, { etag, keepalive }) {
      const params = { path, header: { "if-match": etag } };
      return serverDraft(await askWithTag(api.PUT(url, { params, body: draftOf(typed), keepalive })));
    },
    remove: ({ etag, keepalive }) =>
      tell(api.DELETE(url, { params: { path, header: { "if-match": etag } }, keepalive })),
  };
}

export function newMailDraftSource(userId: string): DraftSource {
  const url = "/new-mail-draft";
  return {
    id: `${userId}/new-mail`,
    read: async () => serverDraft(await askWithTag(api.GET(url))),
    async write(typed, { etag, keepalive }) {
      const params = { header: { "if-match": etag } };
      const body = { ...draftOf(typed), accountId: typed.accountId };
      return serverDraft(await askWithTag(api.PUT(url, { params, body, keepalive })));
    },
    remove: ({ etag, keepalive }) => tell(api.DELETE(url, { params: { header: { "if-match": etag } }, keepalive })),
  };
}

type Answer = {
  readonly data: Parameters<typeof typedOf>[0] & { readonly savedAt: string | null };
  readonly etag: string;
};

function serverDraft({ data, etag }: Answer): ServerDraft {
  return { etag, savedAt: data.savedAt, typed: typedOf(data) };
}
