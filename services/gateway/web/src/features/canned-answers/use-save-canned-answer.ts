import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { newKey } from "../../api/new-key.ts";
import { hasStatus } from "../../api/problem.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { CannedAnswer, CannedAnswerCreate } from "../../api/resources.ts";
import type { Stored } from "../../api/use-change.ts";
import { detailOf } from "../../components/problem-view.tsx";
import { t } from "../../messages/format.ts";
import {
  attachFile,
  cannedAnswerQuery,
  changeCannedAnswer,
  createCannedAnswer,
  removeAttachment,
} from "./canned-answer-queries.ts";
import { type CannedFiles, filesElsewhere, filesOf, onTopOf, withState } from "./canned-files.ts";

export type SaveOutcome =
  | { readonly kind: "saved" }
  | { readonly kind: "files-failed"; readonly stored: Stored<CannedAnswer> }
  | { readonly kind: "refused"; readonly error: Error };

/** `etag`: of the version that the text was made from; of no meaning for a new one. */
type TextChange = { readonly body: CannedAnswerCreate; readonly etag: string };

/**
 * The text first, then what is taken away, then the new files one after another. What went wrong with a file does not
 * undo the rest: the next saving goes on from what is stored.
 */
export function useSaveCannedAnswer(initial: Stored<CannedAnswer> | null) {
  const client = useQueryClient();
  const [stored, setStored] = useState(initial);
  const [files, setFiles] = useState(() => filesOf(initial?.data.attachments ?? []));
  const [elsewhere, setElsewhere] = useState(() => filesElsewhere([], []));
  const [error, setError] = useState<Error | null>(null);
  const [isPending, setPending] = useState(false);

  /** Another version, to be compared with what is typed: of its files nothing collides, so they are taken over at once. */
  const readNewest = async (id: string): Promise<Stored<CannedAnswer>> => {
    const newest = await client.query(cannedAnswerQuery(id));
    const { attachments } = newest.data;
    setElsewhere(filesElsewhere(stored?.data.attachments ?? [], attachments));
    setFiles((before) => onTopOf(attachments, before));
    return newest;
  };

  /** @param change null: only the files have changed */
  const save = async (change: TextChange | null, chosen: CannedFiles): Promise<SaveOutcome> => {
    setPending(true);
    setError(null);
    try {
      const answer = await storeText(stored, change);
      const failed = await storeFiles(answer.data.id, chosen, setFiles);
      // its version has moved on with every file
      const newest = await client.query(cannedAnswerQuery(answer.data.id));
      setStored(newest);
      setFiles({ ...filesOf(newest.data.attachments), added: failed });
      return failed.length === 0 ? { kind: "saved" } : { kind: "files-failed", stored: newest };
    } catch (failure) {
      const refusal = failure instanceof Error ? failure : new Error("saving failed", { cause: failure });
      setError(refusal);
      return { kind: "refused", error: refusal };
    } finally {
      setPending(false);
      void client.invalidateQueries({ queryKey: queryKeys.cannedAnswers });
    }
  };
  return { stored, files, setFiles, elsewhere, readNewest, error, isPending, save };
}

export function chosenFiles(chosen: readonly File[]): CannedFiles["added"] {
  return chosen.map((file) => ({ key: newKey(), file, state: { kind: "chosen" } }));
}

function storeText(
  stored: Stored<CannedAnswer> | null,
  change: TextChange | null,
): Promise<Stored<CannedAnswer>> | Stored<CannedAnswer> {
  if (change === null && stored !== null) return stored;
  if (change === null) throw new Error("A new canned answer has a text");
  if (stored === null) return createCannedAnswer(change.body);
  const { accountId: _stays, ...text } = change.body;
  return changeCannedAnswer(stored.data.id, change.etag, text);
}

/** Answers those that were not attached, with the reason. */
async function storeFiles(
  id: string,
  files: CannedFiles,
  show: (change: (before: CannedFiles) => CannedFiles) => void,
): Promise<CannedFiles["added"]> {
  for (const attachmentId of files.removed) await removeUnlessGone(id, attachmentId);
  const failed: CannedFiles["added"][number][] = [];
  for (const added of files.added) {
    try {
      await attachFile(id, added.file, (part) => {
        show((before) => withState(before, added.key, { kind: "sending", part }));
      });
    } catch (failure) {
      const why = hasStatus(failure, 413) ? t("canned.tooMuch") : detailOf(failure);
      failed.push({ ...added, state: { kind: "failed", why } });
    }
  }
  return failed;
}

/** Another window may have removed it before: then it is as it shall be. */
async function removeUnlessGone(id: string, attachmentId: string): Promise<void> {
  try {
    await removeAttachment(id, attachmentId);
  } catch (failure) {
    if (!hasStatus(failure, 404)) throw failure;
  }
}
