import "../../messages/add-thread.ts";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { newKey } from "../../api/new-key.ts";
import { ApiError, hasCode } from "../../api/problem.ts";
import type { CannedAnswer } from "../../api/resources.ts";
import { detailOf } from "../../components/problem-view.tsx";
import { t } from "../../messages/format.ts";
import { showSize } from "../../messages/time.ts";
import { type AttachedFile, bodyOf, isReady, readKept, sumOf, withCanned, withFaults } from "./attached-file.ts";
import { attachmentLimitsQuery, dropUpload, uploadFile } from "./attachment-queries.ts";

export type Attachments = ReturnType<typeof useAttachments>;

/**
 * The files of a message that is being written: each is uploaded as soon as it is chosen, and stays over a reload of the
 * page. Nothing is sent while one is under way or has failed: a message must not leave without what it speaks of.
 *
 * @param id - of the message that is written; null: nothing outlasts a reload
 * @param carriedBytes - of files that go with it in any case
 */
export function useAttachments(id: string | null, carriedBytes = 0) {
  const storageKey = id === null ? null : `mailroom.files.${id}`;
  const [files, setFiles] = useState<readonly AttachedFile[]>(() =>
    storageKey === null ? [] : readKept(sessionStorage.getItem(storageKey)),
  );
  const running = useRef(new Map<string, AbortController>());
  const { data: limits } = useQuery({ ...attachmentLimitsQuery, enabled: files.length > 0 });
  useEffect(() => {
    if (storageKey === null) return;
    const kept = files.filter(isReady);
    if (kept.length === 0) sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, JSON.stringify(kept));
  }, [files, storageKey]);
  useEffect(() => {
    const { current } = running;
    return () => {
      for (const upload of current.values()) upload.abort();
    };
  }, []);

  const setSource = (key: string, source: AttachedFile["source"]): void => {
    setFiles((before) => before.map((file) => (file.key === key ? { ...file, source } : file)));
  };
  const send = async (key: string, file: File): Promise<void> => {
    const ending = new AbortController();
    running.current.set(key, ending);
    const onProgress = (part: number): void => {
      if (part < 1) setSource(key, { kind: "sending", part });
    };
    try {
      setSource(key, { kind: "upload", id: await uploadFile(file, { signal: ending.signal, onProgress }) });
    } catch (error) {
      if (!ending.signal.aborted) setSource(key, { kind: "failed", why: detailOf(error) });
    } finally {
      running.current.delete(key);
    }
  };
  const sum = sumOf(files) + carriedBytes;
  const most = limits?.maxTotalBytes ?? null;
  return {
    files,
    sum,
    most,
    isBusy: files.some(({ source }) => source.kind === "sending"),
    /** Why the message cannot be sent as it is; null where nothing is in the way. */
    obstacle: obstacleOf(files, most === null || sum <= most ? null : { sum, most }),
    body: bodyOf(files),
    add: (chosen: readonly File[]): void => {
      const added = chosen.map((file) => ({ file, key: newKey() }));
      setFiles((before) => [
        ...before,
        ...added.map(({ file, key }) => ({
          ...{ key, name: file.name, sizeBytes: file.size },
          source: { kind: "sending" as const, part: 0 },
        })),
      ]);
      for (const { file, key } of added) void send(key, file);
    },
    addCanned: (answer: CannedAnswer): void => {
      setFiles((before) => withCanned(before, answer));
    },
    remove: (key: string): void => {
      running.current.get(key)?.abort();
      const gone = files.find((file) => file.key === key)?.source;
      if (gone?.kind === "upload") dropUpload(gone.id);
      setFiles((before) => before.filter((file) => file.key !== key));
    },
    /** After a refusal: what is not there any more says so, where it stands. */
    tellFaults: (error: unknown): void => {
      if (!hasCode(error, "file-gone") || !(error instanceof ApiError)) return;
      const pointers = (error.problem.errors ?? []).map(({ pointer }) => pointer);
      setFiles((before) => withFaults(before, pointers, t("files.gone")));
    },
    /** The message has them now. Also where its composer has gone meanwhile. */
    clear: (): void => {
      if (storageKey !== null) sessionStorage.removeItem(storageKey);
      setFiles([]);
    },
  };
}

function obstacleOf(
  files: readonly AttachedFile[],
  excess: { readonly sum: number; readonly most: number } | null,
): string | null {
  if (excess !== null) return t("files.tooLarge", { sum: showSize(excess.sum), most: showSize(excess.most) });
  if (files.some(({ source }) => source.kind === "failed")) return t("files.failedOne");
  if (files.some(({ source }) => source.kind === "sending")) return t("files.sending");
  return null;
}
