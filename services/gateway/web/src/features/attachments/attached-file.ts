import type { CannedAnswer, ReplyBody } from "../../api/resources.ts";

/** A file of a message that is being written. */
export type AttachedFile = {
  /** For the list on the screen only. */
  readonly key: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly source:
    | { readonly kind: "upload"; readonly id: string }
    | { readonly kind: "canned"; readonly cannedAnswerId: string; readonly attachmentId: string }
    | { readonly kind: "sending"; readonly part: number }
    | { readonly kind: "failed"; readonly why: string };
};

export function sumOf(files: readonly { readonly sizeBytes: number }[]): number {
  return files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

/** What the message names of them. */
export function bodyOf(files: readonly AttachedFile[]): Pick<ReplyBody, "attachmentIds" | "cannedAnswerAttachments"> {
  const attachmentIds = files.flatMap(({ source }) => (source.kind === "upload" ? [source.id] : []));
  const canned = files.flatMap(({ source }) =>
    source.kind === "canned" ? [{ cannedAnswerId: source.cannedAnswerId, attachmentId: source.attachmentId }] : [],
  );
  return {
    ...(attachmentIds.length === 0 ? {} : { attachmentIds }),
    ...(canned.length === 0 ? {} : { cannedAnswerAttachments: canned }),
  };
}

/** A canned answer's files that are not there yet (S98). */
export function withCanned(files: readonly AttachedFile[], answer: CannedAnswer): readonly AttachedFile[] {
  const known = new Set(files.map(({ key }) => key));
  const added = answer.attachments
    .filter(({ id }) => !known.has(id))
    .map(({ id, filename, sizeBytes }): AttachedFile => {
      const source = { kind: "canned" as const, cannedAnswerId: answer.id, attachmentId: id };
      return { key: id, name: filename, sizeBytes, source };
    });
  return [...files, ...added];
}

/**
 * The server's faults at the files they are about: its pointers count those of each kind.
 * @param why - what stands below a file that is not there any more
 */
export function withFaults(
  files: readonly AttachedFile[],
  pointers: readonly string[],
  why: string,
): readonly AttachedFile[] {
  const faulty = new Set(pointers.map((pointer) => pointer.replace(/^#?\//, "")));
  const counts = { upload: 0, canned: 0 };
  return files.map((file) => {
    const { kind } = file.source;
    if (kind !== "upload" && kind !== "canned") return file;
    const name = kind === "upload" ? "attachmentIds" : "cannedAnswerAttachments";
    const isFaulty = faulty.has(`${name}/${counts[kind]}`);
    counts[kind] += 1;
    return isFaulty ? { ...file, source: { kind: "failed", why } } : file;
  });
}

/** What of the list outlasts a reload: files that are with the server already. */
export function readKept(text: string | null): readonly AttachedFile[] {
  if (text === null) return [];
  const list: unknown = JSON.parse(text);
  return Array.isArray(list) ? list.filter(isKept) : [];
}

export function isReady({ source }: AttachedFile): boolean {
  return source.kind === "upload" || source.kind === "canned";
}

function isKept(value: unknown): value is AttachedFile {
  if (typeof value !== "object" || value === null) return false;
  return (
    "key" in value &&
    typeof value.key === "string" &&
    "name" in value &&
    typeof value.name === "string" &&
    "sizeBytes" in value &&
    typeof value.sizeBytes === "number" &&
    "source" in value &&
    isKeptSource(value.source)
  );
}

function isKeptSource(source: unknown): boolean {
  if (typeof source !== "object" || source === null || !("kind" in source)) return false;
  return source.kind === "upload" ? "id" in source : source.kind === "canned" && "attachmentId" in source;
}
